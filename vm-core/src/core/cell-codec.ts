import { PRIME } from '../felt.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import type { Core } from './core.ts';

const SMALL_LIMIT = 2n ** 61n;
const OFFSET_MASK = 2n ** 40n - 1n;
const MAX_OFFSET = 2 ** 40;
const MAX_SEGMENT = 2 ** 21;
const LIMBS = 4;
/** Felts below this, and offsets below that, are written without 64-bit numbers. */
const QUICK_NUMBER = 2n ** 31n;
const QUICK_OFFSET = 2 ** 32;
/** Bits of the lower half of a word that belong to its number. */
const LOW_BITS = 30;
/** A higher half in (-HIGH_LIMIT, HIGH_LIMIT) leaves the number of a word exact in JavaScript. */
const HIGH_LIMIT = 2 ** 22;

/** Turns the core's 64-bit words into values and back (the form of a word: vm-core/assembly/word.ts). */
export class CellCodec {
  #limbs: BigUint64Array | undefined;
  /** The halves of the word at `limbs`, lower half first. */
  #halves = new Int32Array();

  constructor(private readonly core: Core) {}

  /** The value of a word; undefined for an unknown cell. */
  decode(word: bigint): CellValue | undefined {
    if (word === 0n) return undefined;
    const tag = Number(word & 3n);
    if (tag === 1) {
      const small = word >> 2n;
      return small < 0n ? small + PRIME : small;
    }
    if (tag === 2) return new Relocatable(Number(word >> 42n), Number((word >> 2n) & OFFSET_MASK));
    this.core.readBig(word);
    return this.big();
  }

  /** The value of a cell; undefined if it is unknown. As `decode`, in a third of the time. */
  read(segment: number, offset: number): CellValue | undefined {
    const tag = this.core.peekCell(segment, offset);
    if (tag === 0) return undefined;
    if (tag === 3) return this.big();
    // Memory that has grown left its views without elements.
    if (this.#halves.length === 0) {
      this.#halves = new Int32Array(this.core.memory.buffer, this.core.limbs.value, 2);
    }
    const low = this.#halves[0] ?? 0;
    const high = this.#halves[1] ?? 0;
    if (tag === 2) return new Relocatable(high >> 10, (high & 0x3ff) * 2 ** LOW_BITS + (low >>> 2));
    if (high <= -HIGH_LIMIT || high >= HIGH_LIMIT) return this.decode(this.core.readCell(segment, offset));
    const small = BigInt(high * 2 ** LOW_BITS + (low >>> 2));
    return high < 0 ? small + PRIME : small;
  }

  /**
   * Writes a value to an unknown cell; the offset is below FAR.
   * @throws RangeError as `encode`
   */
  write(segment: number, offset: number, value: CellValue, stamp: number): void {
    if (value instanceof Relocatable) {
      const { segment: toSegment, offset: toOffset } = value;
      const fits = toOffset >= 0 && toOffset < QUICK_OFFSET && Math.abs(toSegment) < MAX_SEGMENT;
      if (fits) return this.core.writePointer(segment, offset, toSegment, toOffset, stamp);
    } else if (value < QUICK_NUMBER) {
      return this.core.writeNumber(segment, offset, Number(value), stamp);
    }
    this.core.writeCell(segment, offset, this.encode(value), stamp);
  }

  private big(): bigint {
    const [a = 0n, b = 0n, c = 0n, d = 0n] = this.limbs();
    return a | (b << 64n) | (c << 128n) | (d << 192n);
  }

  /**
   * The word of a value: a felt in [0, PRIME), or a relocatable.
   * @throws RangeError for a relocatable whose offset or segment has no place in a word.
   */
  encode(value: CellValue): bigint {
    if (value instanceof Relocatable) {
      if (value.offset < 0 || value.offset >= MAX_OFFSET) {
        throw new RangeError(
          `The pointer ${value} is out of range: this VM keeps offsets from 0 to 2^40 - 1.`,
        );
      }
      if (value.segment < -MAX_SEGMENT || value.segment >= MAX_SEGMENT) {
        throw new RangeError(
          `The pointer ${value} is out of range: this VM keeps segments from -2^21 to 2^21 - 1.`,
        );
      }
      return BigInt.asIntN(64, (BigInt(value.segment) << 42n) | (BigInt(value.offset) << 2n) | 2n);
    }
    if (value < SMALL_LIMIT) return (value << 2n) | 1n;
    if (value >= PRIME - SMALL_LIMIT) return ((value - PRIME) << 2n) | 1n;
    const limbs = this.limbs();
    for (let i = 0; i < LIMBS; i++) limbs[i] = BigInt.asUintN(64, value >> BigInt(64 * i));
    return this.core.packFelt();
  }

  /** A view of the core's passing place; made anew when the wasm memory has grown. */
  private limbs(): BigUint64Array {
    const { buffer } = this.core.memory;
    if (this.#limbs?.buffer === buffer) return this.#limbs;
    return (this.#limbs = new BigUint64Array(buffer, this.core.limbs.value, LIMBS));
  }
}
