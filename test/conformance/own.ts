import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ROOT, type Fixture, type Run } from './fixtures.ts';
import { commonArguments } from './outputs.ts';
import type { Printed } from './reference.ts';

export const COMMAND = join(ROOT, 'dist/cairoscope.cjs');

/** Runs a program with this project's command; its files go into the folder. */
export async function runOwn(
  fixture: Fixture,
  run: Run,
  program: readonly string[],
  folder: string,
): Promise<Printed> {
  mkdirSync(folder, { recursive: true });
  const { syscallHandler } = fixture;
  const handler =
    syscallHandler === undefined ? [] : ['--python-path=.', `--syscall-handler=${syscallHandler}`];
  const args = ['run', ...program, ...commonArguments(run, folder), ...handler];
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: fixture.directory, timeout: 120_000 });
  // A run that failed does not read its input.
  child.stdin.on('error', () => undefined).end(fixture.stdin);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? -1));
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { stdout, stderr, code };
}
