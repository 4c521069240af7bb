import { InPipe } from './in-pipe.ts';
import { OutPipe } from './out-pipe.ts';

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
  readonly #input = new InPipe(STDIN);

  /** Starts to listen: what `onData` and `onEnd` are is known by now. */
  listen(): void {
    this.#input.onData = chunk => this.onData(chunk);
    this.#input.onEnd = () => this.onEnd();
    this.#input.listen();
  }

  poll(): boolean {
    return this.#input.poll();
  }

  send(frame: Uint8Array): void {
    this.#output.send(frame);
  }

  /** There is one channel: what is said while a hint runs is read by whoever waits for the hint's questions. */
  sendControl(frame: Uint8Array): void {
    this.#output.send(frame);
  }
}
