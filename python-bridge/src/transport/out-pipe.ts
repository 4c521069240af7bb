import fs from 'node:fs';
import net from 'node:net';

/** The writing end of a named pipe: at once where there is room, else by event, never blocking. */
export class OutPipe {
  #socket: net.Socket | undefined;
  #isClosed = false;

  /** `fd` is open without blocking; it is closed by `close`. */
  constructor(private readonly fd: number) {}

  send(frame: Uint8Array): void {
    if (this.#isClosed) return;
    let rest = frame;
    while (rest.length > 0 && !this.#socket?.writableLength) {
      const written = this.writeNow(rest);
      if (written === 0) break;
      rest = rest.subarray(written);
    }
    // The frame's buffer may be used again before the event loop gets to it.
    if (rest.length > 0) this.later().write(rest.slice());
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#socket) this.#socket.destroy();
    else fs.closeSync(this.fd);
  }

  private writeNow(bytes: Uint8Array): number {
    try {
      return fs.writeSync(this.fd, bytes);
    } catch {
      // No room (EAGAIN); whatever else it is, the socket will see it, too.
      return 0;
    }
  }

  private later(): net.Socket {
    if (this.#socket) return this.#socket;
    const socket = new net.Socket({ fd: this.fd, readable: false, writable: true });
    // A process that has gone is noticed by its exit.
    socket.on('error', () => undefined);
    socket.unref();
    return (this.#socket = socket);
  }
}
