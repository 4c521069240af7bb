const TICK_MS = 100;
/** Python itself raises HintTimeout in the hint; what does not react within this time is given up. */
const GRACE_MS = 1000;

/**
 * Gives up on a hint that goes on although its time is over, because it is in C code that does not return. Counts only
 * hints that last, so a short one costs nothing; the time in which a debugger has stopped the hint does not count.
 */
export class HintDeadline {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly seconds: number,
    private readonly isStopped: () => boolean,
    private readonly onOver: () => void,
  ) {}

  start(): void {
    let left = this.seconds * 1000 + GRACE_MS;
    let before = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      if (!this.isStopped()) left -= now - before;
      before = now;
      if (left > 0) return;
      this.end();
      this.onOver();
    }, TICK_MS);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
