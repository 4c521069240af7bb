import { spawn, type ChildProcess } from 'node:child_process';
import { throwIfCancelled } from './toolchain-error.ts';

export interface ProcessOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the process is ended; it then counts as one that could not be run. */
  timeout?: number;
  /** Called with each complete line of either stream, without its line end. */
  onLine?: (line: string) => void;
}

export interface ProcessResult {
  /** undefined: the process could not be started, or was ended by a signal or the timeout. */
  code: number | undefined;
  stdout: string;
  stderr: string;
}

const GRACE_MS = 2000;

/**
 * Runs an executable without a shell and collects its output. An executable that is missing or fails is a result,
 * not an error: most callers try several.
 *
 * @throws ToolchainError of kind `cancelled` once the signal is raised and the process is gone
 */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> {
  throwIfCancelled(options.signal);
  const result = await collect(command, args, options);
  throwIfCancelled(options.signal);
  return result;
}

function collect(command: string, args: readonly string[], options: ProcessOptions): Promise<ProcessResult> {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      const onLine = options.onLine === undefined ? undefined : lineSplitter(options.onLine);
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
        onLine?.(text);
      });
    }

    const stop = (): void => endProcess(child);
    const timer = options.timeout === undefined ? undefined : setTimeout(stop, options.timeout);
    options.signal?.addEventListener('abort', stop, { once: true });
    const finish = (code: number | undefined, message = ''): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      resolve({ code, stdout: output.stdout, stderr: output.stderr + message });
    };
    child.on('error', error => {
      // With a process id it did start: `close` follows, for example after a failed kill.
      if (child.pid === undefined) {
        const isMissing = 'code' in error && error.code === 'ENOENT';
        finish(undefined, isMissing ? 'there is no such program' : error.message);
      }
    });
    child.on('close', code => finish(code ?? undefined));
  });
}

function lineSplitter(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return text => {
    const lines = (rest + text).split(/\r\n|\r|\n/);
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  };
}

/** Asks the process to end, then ends it. On Windows its children too, which would keep files open. */
function endProcess(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) {
    return;
  }
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => child.kill(),
    );
    return;
  }
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  child.once('close', () => clearTimeout(timer));
}

/** The last lines of a tool's output, for a message. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
