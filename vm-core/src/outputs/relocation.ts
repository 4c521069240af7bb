import type { Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import type { Relocatable } from '../relocatable.ts';
import { startTable } from './start-table.ts';

const FIRST_ADDRESS = 1;

/** Where each segment starts once all are put behind one another, from address 1 on (cairo-lang, relocate_segments). */
export class Relocation {
  readonly #starts: number[] = [];
  /** The same as a table for the core, in its memory. */
  readonly table: number;

  /** @throws Error with cairo-lang's text if a segment has cells behind its fixed size */
  constructor(core: Core, segments: Segments, memory: Memory) {
    let next = FIRST_ADDRESS;
    for (let segment = 0; segment < segments.count; segment++) {
      const size = segments.size(segment);
      if (size < segments.usedSize(segment))
        throw new Error(`Segment ${segment} exceeded its allocated size.`);
      this.#starts.push(next);
      next += size;
    }
    this.table = startTable({ core, segments, memory }, start => BigInt(this.address(start)));
  }

  /** The address of a cell of a real segment. */
  address(cell: Relocatable): number {
    const start = this.#starts[cell.segment];
    if (start === undefined) throw new Error(`${cell} has no address: there is no segment ${cell.segment}.`);
    return start + cell.offset;
  }

  /** Start of each segment, by index. */
  get starts(): readonly number[] {
    return this.#starts;
  }
}
