import fs from 'node:fs';
import net from 'node:net';

const CHUNK = 65536;

/** The reading end of a pipe: by event, or at once for those who ask for what is there. */
export class InPipe {
  onData: (chunk: Uint8Array) => void = () => undefined;
  /** Called when the other side has closed its end. */
  onEnd: () => void = () => undefined;

  readonly #socket: net.Socket;
  readonly #buffer = new Uint8Array(CHUNK);
  #isClosed = false;

  /** `fd` is open without blocking; it is closed by `close`. */
  constructor(private readonly fd: number) {
    this.#socket = new net.Socket({ fd, readable: true, writable: false });
    this.#socket.on('error', () => this.end());
    this.#socket.on('close', () => this.end());
  }

  /** Starts to read by event. */
  listen(): void {
    this.#socket.on('data', (chunk: Uint8Array) => {
      if (!this.#isClosed) this.onData(chunk);
    });
  }

  /** Reads what is there and gives it to `onData`; false if nothing is. */
  poll(): boolean {
    if (this.#isClosed) return false;
    const size = this.readNow();
    if (size > 0) this.onData(this.#buffer.subarray(0, size));
    return size > 0;
  }

  /** Should the open pipe keep this process alive? */
  keepAlive(on: boolean): void {
    if (on) this.#socket.ref();
    else this.#socket.unref();
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  private end(): void {
    if (!this.#isClosed) this.onEnd();
  }

  private readNow(): number {
    try {
      return fs.readSync(this.fd, this.#buffer, 0, CHUNK, null);
    } catch {
      // Nothing there (EAGAIN).
      return 0;
    }
  }
}
