import { PRIME } from '../felt.ts';

const WORD_BITS = 64n;
const WORDS = 4;

/** What a core must offer for felts to be passed in and out of it. */
export interface FeltMemory {
  readonly memory: WebAssembly.Memory;
  /** Fresh zeroed bytes. */
  allocate(bytes: number): number;
}

/** Writes a felt at `pointer`: four little-endian 64-bit words, least significant first. */
export function storeFelt({ memory }: FeltMemory, pointer: number, value: bigint): void {
  if (value < 0n || value >= PRIME) {
    throw new RangeError(`${value} is not in [0, PRIME).`);
  }
  const view = new DataView(memory.buffer);
  for (let word = 0; word < WORDS; word++) {
    view.setBigUint64(pointer + 8 * word, BigInt.asUintN(64, value >> (WORD_BITS * BigInt(word))), true);
  }
}

/** The number of four words at `pointer`, of a felt or not. */
export function loadFelt({ memory }: FeltMemory, pointer: number): bigint {
  const view = new DataView(memory.buffer);
  let value = 0n;
  for (let word = WORDS - 1; word >= 0; word--) {
    value = (value << WORD_BITS) | view.getBigUint64(pointer + 8 * word, true);
  }
  return value;
}
