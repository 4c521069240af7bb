import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, type Fixture } from './fixtures.ts';
import { commonArguments, outputPath } from './outputs.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang.py');
/** The results of earlier runs, by a hash of all that they depend on. Never committed. */
const CACHE = join(ROOT, 'out/conformance');
/** cairo-lang's processes beside each other. */
const PROCESSES = 2;

/** What a command printed and how it ended. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface ReferenceRun extends Printed {
  /** Where its output files are. */
  readonly folder: string;
}

/** What cairo-lang made of a program. */
export interface ReferenceResult {
  /** Path of the compiled program, for the other VM. */
  readonly compiled: string;
  /** The run of the program, then that of its PIE; those after one that failed are missing. */
  readonly runs: readonly ReferenceRun[];
}

interface Job {
  readonly directory: string;
  readonly compile: readonly string[];
  readonly runs: readonly (readonly string[])[];
  readonly stdin: string;
  readonly syscallHandler: string | null;
  readonly result: string;
}

/** cairo-lang, which remembers what it did before. Its processes are started when there is something to do. */
export class Reference {
  readonly #python: string;
  readonly #results = new Map<Fixture, Promise<ReferenceResult>>();
  readonly #waiting: { job: Job; done: () => void; failed: (error: Error) => void }[] = [];
  #processes = 0;

  constructor(python: string) {
    this.#python = python;
  }

  /**
   * Compiles and runs a program.
   * @throws Error if cairo-lang cannot be started or the program does not compile.
   */
  result(fixture: Fixture): Promise<ReferenceResult> {
    let result = this.#results.get(fixture);
    if (!result) {
      result = this.#make(fixture);
      // Who asked early may never wait for it: with `-g` only some of the tests run.
      result.catch(() => undefined);
      this.#results.set(fixture, result);
    }
    return result;
  }

  async #make(fixture: Fixture): Promise<ReferenceResult> {
    const folder = join(CACHE, hash(fixture, this.#python));
    const job = describeJob(fixture, folder);
    if (!existsSync(job.result)) {
      for (const name of [folder, ...runFolders(fixture, folder)]) mkdirSync(name, { recursive: true });
      await new Promise<void>((done, failed) => {
        this.#waiting.push({ job, done, failed });
        if (this.#processes < PROCESSES) this.#start();
      });
    }
    return readResult(fixture, folder);
  }

  /** Starts a process and gives it one job after the other until none is waiting; then it ends. */
  #start(): void {
    const child = spawn(this.#python, [SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#processes++;
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    let current = this.#waiting.shift();
    const next = (): void => {
      if (current) child.stdin.write(`${JSON.stringify(current.job)}\n`);
      else child.stdin.end();
    };
    createInterface(child.stdout).on('line', () => {
      current?.done();
      current = this.#waiting.shift();
      next();
    });
    child.on('error', error => current?.failed(error));
    child.on('close', code => {
      this.#processes--;
      current?.failed(new Error(`${this.#python} ${SCRIPT} ended with code ${String(code)}:\n${stderr}`));
      // A job may have come while the process was ending.
      if (this.#waiting.length > 0) this.#start();
    });
    next();
  }
}

function hash(fixture: Fixture, python: string): string {
  const script = readFileSync(SCRIPT, 'utf8');
  const inputs = [python, script, describeJob(fixture, ''), fixture.source, fixture.inputs];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 20);
}

/** A folder for each run. */
function runFolders(fixture: Fixture, folder: string): string[] {
  return fixture.runs.map((_run, index) => join(folder, `run${index}`));
}

function describeJob(fixture: Fixture, folder: string): Job {
  const compiled = join(folder, 'compiled.json');
  const folders = runFolders(fixture, folder);
  const pie = outputPath(folders[0] ?? '', 'cairo_pie_output');
  const programs = [`--program=${compiled}`, `--run_from_cairo_pie=${pie}`];
  return {
    directory: fixture.directory,
    compile: [fixture.file, '--output', compiled, ...fixture.compileArguments],
    runs: fixture.runs.map((run, i) => [programs[i] ?? '', ...commonArguments(run, folders[i] ?? '')]),
    stdin: fixture.stdin,
    syscallHandler: fixture.syscallHandler ?? null,
    result: join(folder, 'result.json'),
  };
}

function readResult(fixture: Fixture, folder: string): ReferenceResult {
  const result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as {
    compile: Printed;
    runs: Printed[];
  };
  if (result.compile.code !== 0)
    throw new Error(`${fixture.name} does not compile:\n${result.compile.stderr}`);
  const folders = runFolders(fixture, folder);
  return {
    compiled: join(folder, 'compiled.json'),
    runs: result.runs.map((run, i) => ({ ...run, folder: folders[i] ?? '' })),
  };
}
