import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { ADAPTER } from './test-session.ts';

type Message = DebugProtocol.ProtocolMessage & { command?: string; event?: string; request_seq?: number };

/** An adapter process without a client library: for its end, and for messages that no library would send. */
export class RawAdapter {
  readonly #process: ChildProcess;
  readonly #messages: Message[] = [];
  readonly exited: Promise<number | null>;
  #buffer = Buffer.alloc(0);
  #seq = 1;
  /** Who waits for the answer to a request, by its number. */
  readonly #asked = new Map<number, (response: DebugProtocol.Response) => void>();
  /** Those who wait for a message. */
  readonly #waiting: (() => void)[] = [];

  constructor(args: readonly string[] = [], env: NodeJS.ProcessEnv = process.env) {
    const stdio: ('pipe' | 'inherit')[] = ['pipe', 'pipe', 'inherit'];
    this.#process = spawn(process.execPath, [ADAPTER, ...args], { env, stdio });
    this.exited = once(this.#process, 'exit').then(([code]) => code as number | null);
    this.stdout.on('data', (data: Buffer) => this.#read(data));
    // What is written to an adapter that has just ended is lost, and that is no news.
    this.stdin.on('error', () => undefined);
  }

  get stdin(): Writable {
    if (!this.#process.stdin) throw new Error('no stdin');
    return this.#process.stdin;
  }

  get stdout(): Readable {
    if (!this.#process.stdout) throw new Error('no stdout');
    return this.#process.stdout;
  }

  /** Sends a request. @returns its answer */
  request(command: string, args: unknown = {}): Promise<DebugProtocol.Response> {
    const seq = this.#seq++;
    const answer = new Promise<DebugProtocol.Response>(resolve => this.#asked.set(seq, resolve));
    this.send({ seq, type: 'request', command, arguments: args });
    return answer;
  }

  send(message: object): void {
    const text = JSON.stringify(message);
    this.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** What has come up to now. */
  get all(): readonly Message[] {
    return this.#messages;
  }

  /** The first message that fits, of those that came and come. */
  async next(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.#messages.find(fits);
      if (found) return found;
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }

  /** Ends the process if it has not ended. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#process.kill(signal);
  }

  #read(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#buffer.toString('latin1', 0, 50));
      if (!header) break;
      const [start, length] = [header[0].length, Number(header[1])];
      if (this.#buffer.length < start + length) break;
      this.#receive(JSON.parse(this.#buffer.toString('utf8', start, start + length)) as Message);
      this.#buffer = this.#buffer.subarray(start + length);
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #receive(message: Message): void {
    this.#messages.push(message);
    const { request_seq: seq } = message;
    if (seq === undefined) return;
    this.#asked.get(seq)?.(message as DebugProtocol.Response);
    this.#asked.delete(seq);
  }
}
