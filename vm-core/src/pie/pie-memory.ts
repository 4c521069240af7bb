import type { Relocatable } from '../relocatable.ts';

/**
 * The form of memory.bin (cairo-lang, vm/memory_dict.py and vm/relocatable.py): 40 bytes a cell, lowest first, the
 * address in 64 bits and the value in 256. The highest bit of either says that it is relocatable; then it is
 *
 *     1 | … | segment (16 bits) | offset (47 bits)
 */
export const CELL_BYTES = 40;
export const ADDRESS_BYTES = 8;
export const MAX_SEGMENTS = 2 ** 16;
export const OFFSET_BITS = 47n;
/** The bit that says so, in the highest 64. */
export const ADDRESS_FLAG = 1n << 63n;

const ADDRESS_FLAG_BYTE = 7;
const VALUE_FLAG_BYTE = 39;
const OFFSET_HIGH_BITS = 15;
const OFFSET_HIGH_MASK = 2 ** OFFSET_HIGH_BITS - 1;

/** The cells of memory.bin, one after the other; what it gives out moves on with it. */
export class PieCells {
  private at = -CELL_BYTES;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** False at the end. */
  next(): boolean {
    this.at += CELL_BYTES;
    return this.at < this.bytes.length;
  }

  get hasAddress(): boolean {
    return this.isFlagged(ADDRESS_FLAG_BYTE);
  }

  get addressSegment(): number {
    return this.segmentAt(0);
  }

  get addressOffset(): number {
    return this.offsetAt(0);
  }

  get isPointer(): boolean {
    return this.isFlagged(VALUE_FLAG_BYTE);
  }

  get pointerSegment(): number {
    return this.segmentAt(ADDRESS_BYTES);
  }

  /** Does the flag, the segment and the offset make up the whole pointer? */
  get isPlainPointer(): boolean {
    return (
      (this.view.getUint8(this.at + ADDRESS_BYTES + 7) & 0x80) === 0 &&
      this.view.getBigUint64(this.at + ADDRESS_BYTES + 8, true) === 0n &&
      this.view.getBigUint64(this.at + ADDRESS_BYTES + 16, true) === 0n &&
      this.view.getBigUint64(this.at + ADDRESS_BYTES + 24, true) === ADDRESS_FLAG
    );
  }

  get pointerOffset(): number {
    return this.offsetAt(ADDRESS_BYTES);
  }

  /** The value of a cell that holds no pointer. */
  get felt(): bigint {
    let value = 0n;
    for (let limb = 3; limb >= 0; limb--) {
      value = (value << 64n) | this.view.getBigUint64(this.at + ADDRESS_BYTES + 8 * limb, true);
    }
    return value;
  }

  /** Replaces the address. */
  moveAddress(to: Relocatable): void {
    this.put(0, to, ADDRESS_FLAG);
  }

  /** Replaces the pointer. */
  movePointer(to: Relocatable): void {
    this.put(ADDRESS_BYTES, to, 0n);
  }

  private isFlagged(byte: number): boolean {
    return this.view.getUint8(this.at + byte) >= 0x80;
  }

  private segmentAt(field: number): number {
    return (this.view.getUint32(this.at + field + 4, true) >>> OFFSET_HIGH_BITS) & (MAX_SEGMENTS - 1);
  }

  private offsetAt(field: number): number {
    const low = this.view.getUint32(this.at + field, true);
    const high = this.view.getUint32(this.at + field + 4, true) & OFFSET_HIGH_MASK;
    return high * 2 ** 32 + low;
  }

  private put(field: number, { segment, offset }: Relocatable, flag: bigint): void {
    const bits = (BigInt(segment) << OFFSET_BITS) | BigInt(offset) | flag;
    this.view.setBigUint64(this.at + field, bits, true);
  }
}
