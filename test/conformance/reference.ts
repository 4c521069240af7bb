import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type Fixture } from './fixtures.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang.py');
/** The results of earlier runs, by a hash of all that they depend on. Never committed. */
const CACHE = join(ROOT, 'out/conformance');

/** What a command printed and how it ended. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** What cairo-lang made of a program. */
export interface ReferenceRun extends Printed {
  /** Path of the compiled program, for the other VM. */
  readonly compiled: string;
  /** Empty if the run failed. */
  readonly trace: Uint8Array;
  readonly memory: Uint8Array;
}

interface Job {
  readonly directory: string;
  readonly compile: readonly string[];
  readonly run: readonly string[];
  readonly stdin: string;
  readonly result: string;
}

/**
 * Compiles and runs the programs with cairo-lang, except those whose result is known.
 * @throws Error if cairo-lang cannot be started or a program does not compile.
 */
export async function runReference(
  fixtures: readonly Fixture[],
  python: string,
): Promise<Map<Fixture, ReferenceRun>> {
  const places = new Map(fixtures.map(fixture => [fixture, join(CACHE, hash(fixture, python))]));
  const jobs = [...places]
    .filter(([, folder]) => !existsSync(join(folder, 'result.json')))
    .map(([fixture, folder]) => makeJob(fixture, folder));
  if (jobs.length > 0) await runJobs(python, jobs);
  return new Map([...places].map(([fixture, folder]) => [fixture, readResult(fixture, folder)]));
}

function hash(fixture: Fixture, python: string): string {
  const script = readFileSync(SCRIPT, 'utf8');
  const inputs = [python, script, describeJob(fixture, ''), fixture.sources];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 20);
}

function makeJob(fixture: Fixture, folder: string): Job {
  mkdirSync(folder, { recursive: true });
  return describeJob(fixture, folder);
}

function describeJob(fixture: Fixture, folder: string): Job {
  const compiled = join(folder, 'compiled.json');
  const files = [`--trace_file=${join(folder, 'trace')}`, `--memory_file=${join(folder, 'memory')}`];
  return {
    directory: fixture.directory,
    compile: [fixture.file, '--output', compiled, ...fixture.compileArguments],
    run: ['--program', compiled, '--print_output', ...files, ...fixture.runArguments],
    stdin: fixture.stdin,
    result: join(folder, 'result.json'),
  };
}

function runJobs(python: string, jobs: readonly Job[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'inherit', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) resolve();
      else reject(new Error(`${python} ${SCRIPT} ended with code ${String(code)}:\n${stderr}`));
    });
    child.stdin.end(JSON.stringify(jobs));
  });
}

function readResult(fixture: Fixture, folder: string): ReferenceRun {
  const result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as {
    compile: Printed;
    run: Printed | null;
  };
  if (result.run === null) throw new Error(`${fixture.name} does not compile:\n${result.compile.stderr}`);
  return {
    ...result.run,
    compiled: join(folder, 'compiled.json'),
    trace: readFileSync(join(folder, 'trace')),
    memory: readFileSync(join(folder, 'memory')),
  };
}
