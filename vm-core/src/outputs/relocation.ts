import type { Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import { Relocatable } from '../relocatable.ts';

const FIRST_ADDRESS = 1;
const ENTRY_BYTES = 8;

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
    const { count, temporaryCount } = segments;
    this.table = core.allocate((count + temporaryCount) * ENTRY_BYTES) + temporaryCount * ENTRY_BYTES;
    const view = new DataView(core.memory.buffer);
    for (let segment = -temporaryCount; segment < count; segment++) {
      const start = memory.relocate(new Relocatable(segment, 0));
      if (start.segment < 0) continue;
      view.setBigUint64(this.table + segment * ENTRY_BYTES, BigInt(this.address(start)), true);
    }
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
