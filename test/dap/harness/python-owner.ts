import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { ensureCairoLang } from '../../../toolchain/src/index.ts';
import { ROOT } from './programs.ts';
import { CLIENT, TestSession, type Setup } from './test-session.ts';

const PACKAGE = path.join(ROOT, 'python-bridge');

/** A Python process that owns VMs, and clients that attach to them. */
export class PythonOwner {
  readonly exited: Promise<number | null>;
  #output = '';
  #wake: () => void = () => undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    this.exited = once(child, 'close').then(([code]) => code as number | null);
    void this.exited.then(() => this.#wake());
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        this.#wake();
      });
    }
  }

  /** Runs Python with these arguments; its VMs are debugged on a free port. */
  static async start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<PythonOwner> {
    const port = await freePort();
    const { python } = await ensureCairoLang();
    const child = spawn(python, args, {
      cwd: ROOT,
      env: {
        ...process.env,
        PYTHONPATH: PACKAGE,
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONUNBUFFERED: '1',
        CAIROSCOPE_DEBUG: `${port}`,
        PORT: `${port}`,
        ...env,
      },
      stdio: 'pipe',
    });
    return new PythonOwner(child, port);
  }

  /** Runs a script of lines, which finds `Vm` and the others of `cairo_vm_py`. */
  static run(...lines: readonly string[]): Promise<PythonOwner> {
    return PythonOwner.start(['-c', ['from cairo_vm_py import *', ...lines].join('\n')]);
  }

  /** What the process printed, to stdout and stderr. */
  get output(): string {
    return this.#output;
  }

  /** Waits until it has printed this. */
  async printed(wanted: RegExp): Promise<void> {
    while (!wanted.test(this.#output)) {
      if (this.child.exitCode !== null) throw new Error(`Python ended, and had printed:\n${this.#output}`);
      await new Promise<void>(resolve => (this.#wake = resolve));
    }
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Types on its stdin. */
  type(text: string): void {
    this.child.stdin?.write(text);
  }

  /** A client that is connected, once the VM waits for one. */
  async connect(): Promise<TestSession> {
    await this.printed(/waits for a debugger/);
    return this.connectAgain();
  }

  /** A client that is connected, as soon as somebody listens. */
  async connectAgain(): Promise<TestSession> {
    for (;;) {
      if (await isListening(this.port)) return TestSession.start(this.port);
      if (this.child.exitCode !== null) throw new Error(`Python ended, and had printed:\n${this.#output}`);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** A client that has attached and set its breakpoints. */
  async attach(setup: Setup = {}, args: object = {}): Promise<TestSession> {
    const session = await this.connect();
    await attach(session, setup, args);
    return session;
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child.kill(signal);
  }
}

export async function attach(session: TestSession, setup: Setup = {}, args: object = {}): Promise<void> {
  await session.client.initializeRequest(CLIENT);
  await session.client.customRequest('attach', args);
  await session.events.next('initialized');
  await session.setUp(setup);
  await session.client.configurationDoneRequest();
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
