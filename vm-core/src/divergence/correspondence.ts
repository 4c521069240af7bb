import { Relocatable, type CellValue } from '../relocatable.ts';
import type { Place } from './recorded-run.ts';

/**
 * What is equal in two runs. In a memory file a pointer is a number, and where its segment starts there depends on the
 * sizes of all segments before it, which may differ although nothing else does up to here. So a pointer of this VM is
 * equal to a number if that fits all that was seen before: each segment starts in one place, in the order of segments.
 */
export class Correspondence {
  /** Segment of the first run → where it starts in the second, a memory file. */
  readonly #starts = new Map<number, number>();

  isSame(first: CellValue | Place | undefined, second: CellValue | Place | undefined): boolean {
    if (first instanceof Relocatable) {
      if (second instanceof Relocatable) return first.equals(second);
      return second !== undefined && this.#isAt(first, Number(second));
    }
    if (second instanceof Relocatable || first === undefined || second === undefined) return first === second;
    return BigInt(first) === BigInt(second);
  }

  /** Where a cell of the first run is in the second; undefined if that cannot be known. */
  placeInSecond(place: Place, startOf: (segment: number) => number | undefined): Place | undefined {
    if (typeof place === 'number') return place;
    const start = this.#starts.get(place.segment) ?? startOf(place.segment);
    return start === undefined ? undefined : start + place.offset;
  }

  #isAt({ segment, offset }: Relocatable, address: number): boolean {
    const start = address - offset;
    const known = this.#starts.get(segment);
    if (known !== undefined) return known === start;
    if (!this.#fits(segment, start)) return false;
    this.#starts.set(segment, start);
    return true;
  }

  #fits(segment: number, start: number): boolean {
    if (!Number.isSafeInteger(start) || start < 1 || segment < 0) return false;
    for (const [other, otherStart] of this.#starts) {
      if (other < segment ? otherStart > start : otherStart < start) return false;
    }
    return true;
  }
}
