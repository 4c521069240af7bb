import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { describeEnd, type ProcessEnd } from './python-lost.ts';
import { FrameSplitter, type Frame } from './frame-reader.ts';
import { FifoTransport } from './transport/fifo-transport.ts';
import { PipeTransport } from './transport/pipe-transport.ts';
import type { Transport } from './transport/transport.ts';

export interface ProcessOptions {
  readonly python: string;
  /** The folder that contains the package `cairo_vm_py`. */
  readonly packageFolder: string;
  readonly cwd?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly stdin: 'inherit' | 'ignore';
  readonly transport?: 'fifo' | 'pipe' | undefined;
  /** What the process itself (or a program that a hint starts) writes, not its `print`. */
  readonly onRawOutput: (category: 'stdout' | 'stderr', text: string) => void;
}

/** Starting Python failed: what went wrong and what to do. */
export class PythonStartError extends Error {
  override readonly name = 'PythonStartError';
}

const CHOOSE = 'Choose a Python 3.9 or later with the setting cairoscope.python or the option --python.';
/** Runs before anything of the standard library is looked up in the working folder. */
const BOOTSTRAP = [
  'import sys',
  "sys.version_info >= (3, 9) or sys.exit('Python %d.%d is too old: hints need 3.9 or later.' % sys.version_info[:2])",
  'sys.path[0] = sys.argv[1]',
  'del sys.argv[1]',
  'from cairo_vm_py.child import main',
  'main()',
].join('\n');

const STDERR_KEPT = 4000;
const GRACE_MS = 700;

/** A Python process and the channels to it. Knows frames, but not what they mean. */
export class PythonProcess {
  onFrame: (frame: Frame) => void = () => undefined;
  /** Called once, when the process has ended or talks garbage. `reason` completes "Python ended …". */
  onLost: (reason: string) => void = () => undefined;

  readonly #splitter = new FrameSplitter();
  #stderr = '';
  #end: ProcessEnd | undefined;
  #isLost = false;
  readonly #exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    readonly transport: Transport,
    options: ProcessOptions,
  ) {
    transport.onData = chunk => this.take(chunk);
    transport.attach(child.stdio.slice(3));
    this.#exited = new Promise(resolve => {
      child.once('exit', (code, signal) => {
        this.#end = { code, signal };
        resolve();
        // What it said at last is still in the pipe.
        while (transport.poll());
        this.lose(describeEnd(this.#end));
      });
    });
    for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
    child.stdout?.setEncoding('utf8').on('data', (text: string) => options.onRawOutput('stdout', text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
      options.onRawOutput('stderr', text);
    });
  }

  /** @throws PythonStartError if the program cannot be started. */
  static async start(options: ProcessOptions): Promise<PythonProcess> {
    const transport = await openTransport(options.transport);
    const pipes = Array.from({ length: transport.childPipes }, () => 'pipe' as const);
    const child = spawn(
      options.python,
      ['-c', BOOTSTRAP, options.packageFolder, ...transport.childArguments],
      {
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        env: { ...(options.env ?? process.env), PYTHONIOENCODING: 'utf-8' },
        stdio: [options.stdin, 'pipe', 'pipe', ...pipes],
        windowsHide: true,
      },
    );
    try {
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
      });
    } catch (error) {
      transport.close();
      throw startError(options, error);
    }
    child.on('error', () => undefined);
    return new PythonProcess(child, transport, options);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** The last that the process wrote to stderr, trimmed. */
  get lastWords(): string {
    return this.#stderr.trim();
  }

  /** True: this process must not end while it waits for Python. */
  keepAlive(on: boolean): void {
    this.transport.keepAlive(on);
    if (on) this.child.ref();
    else this.child.unref();
  }

  /** Ends Python: it is asked to by the end of the channels, and killed if it does not follow within a second. */
  async stop(): Promise<void> {
    this.#isLost = true;
    this.transport.close();
    if (this.#end) return;
    this.child.ref();
    const kill = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS);
    await this.#exited;
    clearTimeout(kill);
    this.child.unref();
  }

  private take(chunk: Uint8Array): void {
    if (this.#isLost) return;
    try {
      this.#splitter.take(chunk, frame => this.onFrame(frame));
    } catch (error) {
      this.child.kill('SIGKILL');
      this.lose(
        `because it wrote garbage to the bridge: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  private lose(reason: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.transport.close();
    this.onLost(reason);
  }
}

async function openTransport(wanted: 'fifo' | 'pipe' | undefined): Promise<Transport> {
  if (wanted === 'pipe' || process.platform === 'win32') return new PipeTransport();
  try {
    return await FifoTransport.open();
  } catch {
    // Without named pipes (no mkfifo, a folder that cannot hold them) hints are slower, not impossible.
    return new PipeTransport();
  }
}

function startError(options: ProcessOptions, error: unknown): PythonStartError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason =
    code === 'ENOENT'
      ? options.cwd === undefined
        ? 'it was not found'
        : `it, or the working folder '${options.cwd}', was not found`
      : code === 'EACCES'
        ? 'it may not be executed'
        : error instanceof Error
          ? error.message
          : String(error);
  return new PythonStartError(`Cannot start Python '${options.python}': ${reason}. ${CHOOSE}`);
}
