import type { Program } from '../../vm-core/src/index.ts';
import { describeAccess, type AccessDescription, type HintAccess } from './hint-access.ts';
import { HintConversation } from './hint-conversation.ts';
import { HintDeadline } from './hint-deadline.ts';
import type { HintOutput } from './hint-output.ts';
import { Kind, PROTOCOL_VERSION } from './protocol.ts';
import { PythonProcess, PythonStartError } from './python-process.ts';

export interface PythonHintsOptions extends HintAccess {
  /** The Python to run: a path or a command. */
  readonly python: string;
  readonly program: Program;
  /** The folder that contains the package `cairo_vm_py`. */
  readonly packageFolder: string;
  /** Text of a source file as named in the debug information. */
  readonly readSource?: ((filename: string) => string | undefined) | undefined;
  /** Absolute path of such a file; default: looked up in the working folder. */
  readonly resolveFile?: ((filename: string) => string) | undefined;
  /** JSON text: `program_input` of the hints. */
  readonly programInput?: string | undefined;
  readonly cwd?: string | undefined;
  /** Default: the environment of this process. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Does `input()` of hints read what this process reads? Default 'ignore': it raises EOFError. */
  readonly stdin?: 'inherit' | 'ignore' | undefined;
  /** Named pipes ('fifo') where the system has them, else inherited pipes. */
  readonly transport?: 'fifo' | 'pipe' | undefined;
  readonly onOutput: (output: HintOutput) => void;
}

/** Python has this long to start: a cold disk, a slow machine. */
const START_MS = 30_000;

/** Runs the hints of one VM in a CPython process of its own (M16, M17). */
export class PythonHints extends HintConversation {
  /** The process id of Python, for messages and tests. */
  readonly pid: number | undefined;
  #pythonVersion: readonly number[] = [];

  private constructor(
    private readonly process: PythonProcess,
    private readonly settings: PythonHintsOptions,
    private readonly access: AccessDescription,
  ) {
    const { readSource, resolveFile, cwd = '.', onOutput } = settings;
    super(process, { sources: { readSource, resolveFile, cwd }, onOutput });
    this.pid = process.pid;
    process.onFrame = frame => this.take(frame);
    process.onLost = reason => this.lose(`Python ended ${reason}`);
    const seconds = access.hintTimeout;
    if (seconds === null) return;
    const stopped = (): boolean => this.debugger.isStopped;
    this.deadline = new HintDeadline(seconds, stopped, () => this.giveUp(seconds));
  }

  /**
   * Starts Python and loads the hints of the program into it.
   * @throws PythonStartError if Python does not start
   * @throws HintLoadError if a hint does not compile
   * @throws HintAccessError if what hints may do or are given makes no sense, or cannot be made
   */
  static async start(options: PythonHintsOptions): Promise<PythonHints> {
    const access = describeAccess(options);
    const process = await PythonProcess.start({
      python: options.python,
      packageFolder: options.packageFolder,
      cwd: options.cwd,
      env: options.env,
      stdin: options.stdin ?? 'ignore',
      transport: options.transport,
      onRawOutput: (category, text) => options.onOutput({ category, text }),
    });
    const hints = new PythonHints(process, options, access);
    try {
      await hints.meet();
    } catch (error) {
      await hints.stop();
      throw error;
    }
    process.keepAlive(false);
    return hints;
  }

  /** Major, minor and micro version of the Python that runs the hints. */
  get pythonVersion(): readonly number[] {
    return this.#pythonVersion;
  }

  /** Ends Python, within a second. A hint that runs is given up. */
  async stop(): Promise<void> {
    this.lose('Python was stopped');
    await this.process.stop();
  }

  private giveUp(seconds: number): void {
    this.lose(`Python was ended because hintTimeout (${seconds} s) was over and the hint did not react`);
    void this.process.stop();
  }

  private async meet(): Promise<void> {
    const timer = setTimeout(() => {
      this.lose(`Python did not answer within ${START_MS / 1000} seconds`);
    }, START_MS);
    try {
      const hello = (await this.next(Kind.hello)) as { protocol: number; python: number[] };
      if (hello.protocol !== PROTOCOL_VERSION) {
        throw new PythonStartError(
          `The Python package in '${this.settings.packageFolder}' speaks version ${hello.protocol} of the bridge, ` +
            `and version ${PROTOCOL_VERSION} is needed. Install both from one release.`,
        );
      }
      this.#pythonVersion = hello.python;
      this.process.transport.connected();
    } finally {
      clearTimeout(timer);
    }
    const { program, packageFolder, programInput = null, stdin = 'ignore' } = this.settings;
    await this.load(program, { packageFolder, programInput, stdin, ...this.access });
  }

  protected override lostAtStart(reason: string): PythonStartError {
    const words = this.process.lastWords;
    return new PythonStartError(
      `${reason} ('${this.settings.python}').${words === '' ? '' : `\nIt said:\n${words}`}`,
    );
  }
}
