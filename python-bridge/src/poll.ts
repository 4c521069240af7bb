import { availableParallelism } from 'node:os';

/** How long an answer is awaited without the event loop: most hints end in a twentieth of it. */
const POLL_MS = 0.4;
const CAN_POLL = availableParallelism() > 1;

/**
 * Calls `read` until `isDone` or for a moment. With one processor there is no sense in it: the other side
 * cannot run meanwhile.
 */
export function poll(read: () => boolean, isDone: () => boolean): void {
  if (!CAN_POLL) return;
  // "Nothing there" comes as an exception, whose stack trace would cost more than the system call.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    let end = performance.now() + POLL_MS;
    while (!isDone()) {
      if (read()) end = performance.now() + POLL_MS;
      else if (performance.now() > end) return;
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
