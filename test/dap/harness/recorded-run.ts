import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { compile, PROGRAMS, ROOT } from './programs.ts';

/** What a run of a program has left, as paths. */
export interface RecordedRun {
  readonly program: string;
  readonly trace: string;
  readonly memory: string;
  /** Not there if the run failed. */
  readonly pie: string;
}

const runs = new Map<string, Promise<RecordedRun>>();

/** Runs a program of these tests to its end, or to its failure, by the command; once for all that ask. */
export function recordRun(name: string): Promise<RecordedRun> {
  const run = runs.get(name) ?? record(name);
  runs.set(name, run);
  return run;
}

async function record(name: string): Promise<RecordedRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-run-'));
  const program = await compile(name);
  const run = {
    program,
    trace: path.join(folder, 'trace.bin'),
    memory: path.join(folder, 'memory.bin'),
    pie: path.join(folder, 'pie.zip'),
  };
  const command = [
    path.join(ROOT, 'dist/cairoscope.cjs'),
    'run',
    program,
    '--hints',
    'python',
    '--python-path',
    PROGRAMS,
  ];
  const files = ['--trace-file', run.trace, '--memory-file', run.memory];
  const execute = promisify(execFile);
  try {
    await execute(process.execPath, [...command, ...files, '--cairo-pie-output', run.pie], { cwd: PROGRAMS });
  } catch {
    await execute(process.execPath, [...command, ...files, '--debug-error'], { cwd: PROGRAMS }).catch(
      () => undefined,
    );
  }
  if (!existsSync(run.trace)) throw new Error(`The run of ${name} has left no trace.`);
  return run;
}
