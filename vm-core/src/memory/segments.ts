import type { Relocatable } from '../relocatable.ts';

// Stub: the real one is on its way; the shape is fixed.
export declare class Segments {
  /** Real segments: 0 … count - 1. */
  get count(): number;
  /** Temporary segments: -1 … -temporaryCount. */
  get temporaryCount(): number;
  add(): Relocatable;
  addTemporary(): Relocatable;
  /** 1 + the offset of the last known cell. */
  usedSize(segment: number): number;
}
