import type { Memory } from '../../memory/memory.ts';
import { Relocatable, type CellValue } from '../../relocatable.ts';

/** A number of add_mod and mul_mod is in four cells of 96 bits, the lowest first. */
export const WORDS = 4;
export const WORD_BITS = 96;
/** Numbers are below this. */
export const NUMBER_BOUND = 2n ** BigInt(WORDS * WORD_BITS);

/** What is known of a number in memory. */
export interface Words {
  /** The words up to the first unknown one. */
  readonly words: readonly bigint[];
  /** Undefined if a word is unknown. */
  readonly value: bigint | undefined;
}

/**
 * Reads a number.
 * @throws Error with cairo-lang's text if a word is a pointer or has too many bits
 */
export function readWords(memory: Memory, start: Relocatable): Words {
  const words: bigint[] = [];
  let value = 0n;
  for (let i = 0; i < WORDS; i++) {
    const address = start.add(i);
    const word = memory.get(address);
    if (word === undefined) return { words, value: undefined };
    if (word instanceof Relocatable) throw new Error(`Expected integer at address ${address}. Got: ${word}.`);
    if (word >> BigInt(WORD_BITS) !== 0n) {
      throw new Error(
        `Expected integer at address ${address} to be smaller than 2^${WORD_BITS}. Got: ${word}.`,
      );
    }
    words.push(word);
    value |= word << BigInt(i * WORD_BITS);
  }
  return { words, value };
}

/**
 * Writes a number.
 * @throws MemoryError if other words are there already; Error without a text, as in cairo-lang, if it is too large
 */
export function writeWords(memory: Memory, start: Relocatable, value: bigint): void {
  for (let i = 0; i < WORDS; i++) {
    memory.set(start.add(i), BigInt.asUintN(WORD_BITS, value >> BigInt(i * WORD_BITS)));
  }
  if (value >= NUMBER_BOUND) throw new Error('');
}

/** The words of a number with their names: p0, p1… */
export function namedWords(name: string, words: readonly bigint[]): [string, CellValue][] {
  return words.map((word, i) => [`${name}${i}`, word]);
}
