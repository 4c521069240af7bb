import type { Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import { requireRecording } from './require-recording.ts';
import type { Relocatable } from '../relocatable.ts';

/**
 * Which cells the executed instructions accessed: their own words, and the cells of dst, op0 and op1; all words of the
 * program count (cairo-lang, vm/vm_core.py, `accessed_addresses`). Not recorded while the program runs: every question runs the instructions
 * since the last one again, without writing. Cells of a temporary segment count where its relocation rule leads.
 */
export class AccessedCells {
  constructor(
    private readonly core: Core,
    private readonly memory: Memory,
  ) {}

  private find(): void {
    requireRecording(this.core, 'accessed cells');
    this.core.markExecuted();
  }

  has(cell: Relocatable): boolean {
    this.find();
    const { segment, offset } = this.memory.relocate(cell);
    return this.core.isAccessed(segment, offset) !== 0;
  }

  /** How many cells of a segment, from offset `from` up to, not including, `to`, were accessed. */
  count(segment: number, from: number, to: number): number {
    this.find();
    return this.core.countAccessed(segment, from, to);
  }

  /** Makes `size` cells from `start` on count as accessed, known or not (`mark_as_accessed`). */
  mark(start: Relocatable, size: number): void {
    const { segment, offset } = this.memory.relocate(start);
    this.core.markRange(segment, offset, offset + size);
  }

  /**
   * The lowest and the highest of the offsets in the words of the executed instructions, biased by 2^15
   * (`get_perm_range_check_limits`); undefined if none was executed.
   */
  offsetLimits(): readonly [min: number, max: number] | undefined {
    this.find();
    const [min, max] = [this.core.lowestOffset.value, this.core.highestOffset.value];
    return min > max ? undefined : [min, max];
  }
}
