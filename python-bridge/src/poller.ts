import { availableParallelism } from 'node:os';

/** How long an answer is awaited without the event loop, at most: most hints end in a twentieth of it. */
const LONGEST_MS = 0.4;
/** The shortest, where polling does not pay. */
const SHORTEST_MS = 0.005;
/**
 * Every so many waits the longest moment is tried: when both sides sleep, neither is woken soon enough to see that
 * polling pays again.
 */
const TRIAL = 128;
const CAN_POLL = availableParallelism() > 1;

/**
 * Awaits answers by asking for them again and again for a moment, since waking the event loop costs several
 * times what a hint costs. Where that does not pay (hints that take long, a machine with more to do than it has
 * processors: there it costs up to ten times what sleeping does) the moment gets shorter.
 */
export class Poller {
  #moment = LONGEST_MS;
  #waits = 0;

  /** Reads until `isDone` or until the moment is over. */
  poll(transport: { poll(): boolean }, isDone: () => boolean): void {
    // With one processor the other side cannot run meanwhile.
    if (!CAN_POLL) return;
    // "Nothing there" comes as an exception, whose stack trace would cost more than the system call.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      const isTrial = ++this.#waits % TRIAL === 0;
      const moment = isTrial ? LONGEST_MS : this.#moment;
      let end = performance.now() + moment;
      while (!isDone()) {
        if (transport.poll()) end = performance.now() + moment;
        else if (performance.now() > end) {
          this.#moment = Math.max(SHORTEST_MS, this.#moment / 4);
          return;
        }
      }
      this.#moment = isTrial ? LONGEST_MS : Math.min(LONGEST_MS, this.#moment * 2);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}
