import net from 'node:net';
import type { Transport } from './transport.ts';

/** Pipes that the process inherits: where there are no named pipes in the file system (Windows). */
export class PipeTransport implements Transport {
  readonly childArguments = ['--fds', '3,4,5'];
  readonly childPipes = 3;
  readonly canPoll = false;
  onData: (chunk: Uint8Array) => void = () => undefined;

  #sockets: readonly net.Socket[] = [];
  #isClosed = false;

  /** @throws Error if the process was started without the pipes. */
  attach(pipes: readonly unknown[]): void {
    this.#sockets = pipes.filter(pipe => pipe instanceof net.Socket);
    if (this.#sockets.length !== this.childPipes) throw new Error('Python was started without its pipes.');
    for (const socket of this.#sockets) {
      // A process that has gone is noticed by its exit.
      socket.on('error', () => undefined);
      socket.unref();
    }
    this.#sockets[1]?.on('data', (chunk: Uint8Array) => {
      if (!this.#isClosed) this.onData(chunk);
    });
  }

  connected(): void {
    // There is nothing to clean up.
  }

  poll(): boolean {
    return false;
  }

  send(frame: Uint8Array): void {
    this.#sockets[0]?.write(frame.slice());
  }

  sendControl(frame: Uint8Array): void {
    this.#sockets[2]?.write(frame.slice());
  }

  keepAlive(on: boolean): void {
    if (on) this.#sockets[1]?.ref();
    else this.#sockets[1]?.unref();
  }

  close(): void {
    this.#isClosed = true;
    for (const socket of this.#sockets) socket.destroy();
  }
}
