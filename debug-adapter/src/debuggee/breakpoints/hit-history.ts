import type { Moment } from '../../../../vm-core/src/index.ts';

/** More hints than this at one pc cannot be told apart. */
const HINTS = 4096;

/** The moments at which a breakpoint was hit, from the start of the run on: tells the number of a hit, past ones too. */
export class HitHistory {
  /** In order. */
  readonly #moments: number[];

  /**
   * @param known the hits up to now, in order
   * @param isOfCell are they accesses to a cell?
   */
  constructor(
    known: Iterable<Moment> = [],
    readonly isOfCell = false,
  ) {
    this.#moments = Array.from(known, keyOf);
  }

  /** The number of the hit at this moment, from 1. One behind the last known is new. */
  numberOf(at: Moment): number {
    const moment = keyOf(at);
    const moments = this.#moments;
    const last = moments.at(-1);
    if (last === undefined || last < moment) return moments.push(moment);
    let low = 0;
    let high = moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((moments[middle] ?? 0) < moment) low = middle + 1;
      else high = middle;
    }
    if (moments[low] !== moment) moments.splice(low, 0, moment);
    return low + 1;
  }

  /** The number of a hit of which there may be several in one moment: of a line of Python. */
  next(): number {
    return this.#moments.push(this.#moments.at(-1) ?? 0);
  }
}

function keyOf({ step, hintIndex }: Moment): number {
  return step * HINTS + hintIndex;
}
