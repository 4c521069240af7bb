import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { InPipe } from './in-pipe.ts';
import { OutPipe } from './out-pipe.ts';
import type { Transport } from './transport.ts';

/**
 * Three named pipes in a folder of their own, which is removed as soon as both sides have them open.
 *
 * This side opens each for reading and writing, so that no open has to wait for the other side and a
 * reader sees no end before the other side has come. Reading does not block: `poll` takes a reply
 * within some microseconds where waking the event loop takes a hundred.
 */
export class FifoTransport implements Transport {
  readonly childPipes = 0;
  readonly canPoll = true;
  readonly childArguments: readonly string[];
  onData: (chunk: Uint8Array) => void = () => undefined;

  readonly #requests: OutPipe;
  readonly #control: OutPipe;
  readonly #replies: InPipe;
  #folder: string | undefined;
  #isClosed = false;

  private constructor(folder: string) {
    this.#folder = folder;
    const file = (name: string): string => path.join(folder, name);
    const open = (name: string): number =>
      fs.openSync(file(name), fs.constants.O_RDWR | fs.constants.O_NONBLOCK);
    this.#requests = new OutPipe(open('requests'));
    this.#control = new OutPipe(open('control'));
    this.#replies = new InPipe(open('replies'));
    this.#replies.onData = chunk => this.onData(chunk);
    this.#replies.listen();
    this.#replies.keepAlive(false);
    this.childArguments = (['requests', 'replies', 'control'] as const).flatMap(name => [
      `--${name}`,
      file(name),
    ]);
  }

  /** @throws Error if named pipes cannot be made here. */
  static async open(): Promise<FifoTransport> {
    const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'cairoscope-'));
    try {
      const files = ['requests', 'replies', 'control'].map(name => path.join(folder, name));
      await promisify(execFile)('mkfifo', ['-m', '600', ...files]);
      return new FifoTransport(folder);
    } catch (error) {
      fs.rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  attach(): void {
    // Python opens the pipes by their names.
  }

  connected(): void {
    this.removeFolder();
  }

  poll(): boolean {
    return this.#replies.poll();
  }

  send(frame: Uint8Array): void {
    this.#requests.send(frame);
  }

  sendControl(frame: Uint8Array): void {
    this.#control.send(frame);
  }

  keepAlive(on: boolean): void {
    this.#replies.keepAlive(on);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#requests.close();
    this.#control.close();
    this.#replies.close();
    this.removeFolder();
  }

  private removeFolder(): void {
    if (this.#folder !== undefined) fs.rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}
