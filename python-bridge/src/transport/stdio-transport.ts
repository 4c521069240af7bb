import fs from 'node:fs';
import net from 'node:net';
import { OutPipe } from './out-pipe.ts';

const CHUNK = 65536;
const STDIN = 0;
const STDOUT = 1;

/**
 * The pipes to the process that started this one: its requests on stdin, our answers on stdout. The owner has made our
 * ends such that they do not block, so that `poll` can take what is there.
 */
export class StdioTransport {
  /** Where pipes cannot be read without waiting (Windows), frames come by event only. */
  readonly canPoll = process.platform !== 'win32';
  onData: (chunk: Uint8Array) => void = () => undefined;
  /** Called when the owner has closed its end, or has gone. */
  onEnd: () => void = () => undefined;

  readonly #output = new OutPipe(STDOUT);
  readonly #input = new net.Socket({ fd: STDIN, readable: true, writable: false });
  readonly #buffer = new Uint8Array(CHUNK);

  /** Starts to listen: what `onData` and `onEnd` are is known by now. */
  listen(): void {
    this.#input.on('data', (chunk: Uint8Array) => this.onData(chunk));
    this.#input.on('error', () => this.onEnd());
    this.#input.on('close', () => this.onEnd());
  }

  poll(): boolean {
    const size = this.readNow();
    if (size > 0) this.onData(this.#buffer.subarray(0, size));
    return size > 0;
  }

  send(frame: Uint8Array): void {
    this.#output.send(frame);
  }

  /** There is one channel: what is said while a hint runs is read by whoever waits for the hint's questions. */
  sendControl(frame: Uint8Array): void {
    this.#output.send(frame);
  }

  private readNow(): number {
    try {
      return fs.readSync(STDIN, this.#buffer, 0, CHUNK, null);
    } catch {
      // Nothing there (EAGAIN).
      return 0;
    }
  }
}
