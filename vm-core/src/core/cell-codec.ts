import { PRIME, toFelt } from '../felt.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import type { Core } from './core.ts';

const SMALL_LIMIT = 2n ** 61n;
const OFFSET_MASK = 2n ** 40n - 1n;
const MAX_OFFSET = 2 ** 40;
const MAX_SEGMENT = 2 ** 21;
const LIMBS = 4;

/** Turns the core's 64-bit words into values and back (the form of a word: vm-core/assembly/word.ts). */
export class CellCodec {
  #limbs: BigUint64Array | undefined;

  constructor(private readonly core: Core) {}

  /** The value of a word; undefined for an unknown cell. */
  decode(word: bigint): CellValue | undefined {
    if (word === 0n) return undefined;
    const tag = Number(word & 3n);
    if (tag === 1) return toFelt(word >> 2n);
    if (tag === 2) return new Relocatable(Number(word >> 42n), Number((word >> 2n) & OFFSET_MASK));
    this.core.readBig(word);
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
