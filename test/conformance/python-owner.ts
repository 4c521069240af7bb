import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { ROOT, type Fixture, type Run } from './fixtures.ts';
import { outputPath } from './outputs.ts';

/** How a program went in a VM that Python owns. */
export interface OwnedAnswer {
  readonly stdout: string;
  /** `str()` of the exception that the run raised. */
  readonly error: string | null;
}

/** A Python program that runs the programs that it is given, each in a VM of its own. */
export class PythonOwner {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  constructor(python: string) {
    const script = join(ROOT, 'test/conformance/python_owner.py');
    this.#child = spawn(python, [script, join(ROOT, 'python-bridge')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Runs a compiled program; trace and memory go into the folder. */
  async run(fixture: Fixture, { args }: Run, program: string, folder: string): Promise<OwnedAnswer> {
    mkdirSync(folder, { recursive: true });
    const { directory, stdin, syscallHandler = null } = fixture;
    const job = {
      program,
      layout: valueOf(args, '--layout'),
      input: valueOf(args, '--program_input') ?? null,
      ...{ stdin, syscallHandler },
      cwd: directory,
      trace: outputPath(folder, 'trace_file'),
      memory: outputPath(folder, 'memory_file'),
    };
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    const { value, done } = await this.#answers.next();
    if (done === true) throw new Error('Python ended before it answered.');
    return JSON.parse(value) as OwnedAnswer;
  }

  stop(): void {
    this.#child.stdin.end();
  }
}

/** The value of an option that is given as NAME=VALUE. */
function valueOf(args: readonly string[], name: string): string | undefined {
  return args.find(argument => argument.startsWith(`${name}=`))?.slice(name.length + 1);
}
