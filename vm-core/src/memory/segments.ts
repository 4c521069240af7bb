import type { Core } from '../core/core.ts';
import { Relocatable } from '../relocatable.ts';

/** The list of a VM's segments (cairo-lang, vm/memory_segments.py). */
export class Segments {
  readonly #fixedSizes = new Map<number, number>();

  constructor(private readonly core: Core) {}

  /** Real segments: 0 … count - 1. */
  get count(): number {
    return this.core.getSegmentCount();
  }

  /** Temporary segments: -1 … -temporaryCount. */
  get temporaryCount(): number {
    return this.core.getTemporaryCount();
  }

  /** @throws RangeError beyond 524,288 segments. */
  add(): Relocatable {
    const index = this.core.addSegment();
    if (index < 0) throw new RangeError('This VM holds at most 524,288 segments.');
    return new Relocatable(index, 0);
  }

  /** @throws RangeError beyond 65,536 temporary segments. */
  addTemporary(): Relocatable {
    const index = this.core.addTemporarySegment();
    if (index === 0) throw new RangeError('This VM holds at most 65,536 temporary segments.');
    return new Relocatable(index, 0);
  }

  /** Fixes how many cells a segment takes in the relocated memory, written or not. */
  fixSize(segment: number, size: number): void {
    this.#fixedSizes.set(segment, size);
  }

  /** The fixed size; without one, the used size. */
  size(segment: number): number {
    return this.#fixedSizes.get(segment) ?? this.usedSize(segment);
  }

  /** 1 + the offset of the last known cell. */
  usedSize(segment: number): number {
    return this.core.usedSize(segment);
  }
}
