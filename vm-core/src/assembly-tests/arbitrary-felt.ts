import fc from 'fast-check';
import { PRIME, toFelt } from '../felt.ts';

/**
 * Bit positions where something happens: the 28-bit limbs of the multiplication, the 30-bit limbs of the inversion,
 * words, the cells' small integers (61), and P itself (192, 196, 251).
 */
const BITS = [
  0, 1, 27, 28, 30, 32, 56, 60, 61, 62, 63, 64, 84, 90, 112, 127, 128, 140, 168, 180, 191, 192, 196, 197, 224,
  240, 248, 250, 251,
];

/** Felts next to a power of two or a multiple of P, on both sides. */
export const EDGE_FELTS: readonly bigint[] = [
  ...new Set(
    [...BITS.map(bit => 1n << BigInt(bit)), 17n << 192n, PRIME >> 1n, PRIME].flatMap(centre =>
      [-1n, 0n, 1n].flatMap(distance => [toFelt(centre + distance), toFelt(-centre - distance)]),
    ),
  ),
];

/** Felts of all sizes, with runs of zero and one bits, and the edges. */
export function arbitraryFelt(): fc.Arbitrary<bigint> {
  const uniform = fc.bigInt({ min: 0n, max: PRIME - 1n });
  const bits = fc.integer({ min: 0, max: 251 });
  const runOfOnes = fc
    .tuple(bits, bits)
    .map(([from, to]) => toFelt((1n << BigInt(from)) - (1n << BigInt(to))));
  return fc.oneof(uniform, runOfOnes, fc.constantFrom(...EDGE_FELTS));
}

/** Felts below 2^251: what the bitwise builtin takes. */
export function arbitraryBitwiseFelt(): fc.Arbitrary<bigint> {
  return arbitraryFelt().map(value => BigInt.asUintN(251, value));
}
