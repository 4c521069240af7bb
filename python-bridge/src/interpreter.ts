import type { Transport } from './transport/transport.ts';

/** The interpreter at the other end of the channels: a child of this process, or the one that owns it. */
export interface Interpreter {
  readonly transport: Pick<Transport, 'canPoll' | 'poll' | 'send' | 'sendControl'>;
  /** The last that it wrote to stderr, trimmed, as far as that is known. */
  readonly lastWords: string;
  /** True: this process must not end while it waits for Python. */
  keepAlive(on: boolean): void;
}
