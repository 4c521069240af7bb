import { availableParallelism } from 'node:os';

/** How long an answer is awaited without the event loop, at most: most hints end in a twentieth of it. */
const MAX_MS = 0.4;
const MIN_MS = 0.1;
const CAN_POLL = availableParallelism() > 1;

/**
 * Awaits answers by asking for them again and again for a moment, since waking the event loop costs several
 * times what a hint costs. Where that does not pay (hints that take long, a machine with more to do than it has
 * processors) the moment gets shorter, so that the other side gets the processor.
 */
export class Poller {
  #budget = MAX_MS;

  /** Reads until `isDone` or until the moment is over. */
  poll(transport: { poll(): boolean }, isDone: () => boolean): void {
    // With one processor the other side cannot run meanwhile.
    if (!CAN_POLL) return;
    // "Nothing there" comes as an exception, whose stack trace would cost more than the system call.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      let end = performance.now() + this.#budget;
      while (!isDone()) {
        if (transport.poll()) end = performance.now() + this.#budget;
        else if (performance.now() > end) {
          this.#budget = Math.max(MIN_MS, this.#budget / 2);
          return;
        }
      }
      this.#budget = Math.min(MAX_MS, this.#budget * 2);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}
