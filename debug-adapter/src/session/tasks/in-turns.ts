import type { Search } from '../../debuggee/time/stops-in-time.ts';

/** How long a search may take before others get a turn, in milliseconds. */
const TURN = 15;

/** Runs a search while others get their turns. @throws Error with which it was cancelled */
export async function inTurns<T>(search: Search<T>, signal: AbortSignal): Promise<T> {
  let turnEnd = performance.now() + TURN;
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
    if (performance.now() < turnEnd) continue;
    await new Promise(resolve => setImmediate(resolve));
    signal.throwIfAborted();
    turnEnd = performance.now() + TURN;
  }
}
