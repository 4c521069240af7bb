import type { Core } from '../core/core.ts';
import { Relocatable } from '../relocatable.ts';

/** A cell of a segment that the verifier of a proof sees, and the page that it belongs to. */
export interface PublicCell {
  readonly offset: number;
  readonly page: number;
}

/** The word of a cell that holds 0 (vm-core/assembly/word.ts). */
const ZERO = 1n;

/** Offsets of pointers are below this, and so are the sizes of segments. */
const MAX_SIZE = 2 ** 40;

/** The list of a VM's segments (cairo-lang, vm/memory_segments.py). */
export class Segments {
  readonly #fixedSizes = new Map<number, number>();
  readonly #publicCells = new Map<number, readonly PublicCell[]>();
  #zeros: { readonly base: Relocatable; readonly size: number } | undefined;

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

  /**
   * Says how many cells a segment takes in the relocated memory, written or not, and which of them are public. Each
   * call replaces what the last one said; without a size, the size stays what it was.
   * @throws RangeError beyond 2^40 cells
   */
  finalize(segment: number, size: number | undefined, publicCells: readonly PublicCell[] = []): void {
    if (size !== undefined && size > MAX_SIZE) {
      throw new RangeError(
        `Segment ${segment} cannot be so long: in this VM a segment has at most 2^40 cells.`,
      );
    }
    if (size !== undefined) this.#fixedSizes.set(segment, size);
    this.#publicCells.set(segment, publicCells);
  }

  /** The public cells of a segment, in the order in which they were given. */
  publicCells(segment: number): readonly PublicCell[] {
    return this.#publicCells.get(segment) ?? [];
  }

  /** The segment of zeros that unused instances of some builtins point to; undefined if there is none. */
  get zeros(): { readonly base: Relocatable; readonly size: number } | undefined {
    return this.#zeros;
  }

  /** Adds the segment of zeros, or makes it `size` cells long if it is shorter; returns its start. */
  addZeros(size: number): Relocatable {
    const { base, size: before } = this.#zeros ?? { base: this.add(), size: 0 };
    for (let offset = before; offset < size; offset++) this.core.writeCell(base.segment, offset, ZERO, 0);
    this.#zeros = { base, size: Math.max(before, size) };
    return base;
  }

  /** Fixes the size of the segment of zeros, which is an ordinary segment from then on. */
  finalizeZeros(): void {
    if (this.#zeros === undefined) return;
    this.finalize(this.#zeros.base.segment, this.#zeros.size);
    this.#zeros = undefined;
  }

  /** The fixed size; without one, the used size. */
  size(segment: number): number {
    return this.#fixedSizes.get(segment) ?? this.usedSize(segment);
  }

  /** 1 + the offset of the last known cell. */
  usedSize(segment: number): number {
    return this.core.usedSize(segment);
  }

  /** How many cells of the real segments are known. */
  get knownCells(): number {
    let known = 0;
    for (let segment = 0; segment < this.count; segment++) known += this.core.countKnown(segment);
    return known;
  }
}
