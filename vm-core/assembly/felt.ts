/**
 * Elements of the STARK field, P = 2^251 + 17·2^192 + 1 (Cairo whitepaper, section 2.2).
 *
 * A felt is a pointer to 32 bytes: four little-endian 64-bit words, least significant first, in standard form
 * (0 <= value < P). Every function takes and returns standard form; `out` may be the same pointer as an operand,
 * because all operands are read before the first word is written.
 *
 * Multiplication is in felt-multiply.ts, inversion in felt-inverse.ts.
 */

/** Bytes of a felt. */
export const FELT_BYTES: usize = 32;

/** The most significant word of P, 2^59 + 17; the least significant one is 1 and the two between them are 0. */
export const PRIME_WORD_3: u64 = 0x0800000000000011;

/** Stores four words at `out`. */
// @ts-ignore: decorator
@inline
export function feltStore(out: usize, word0: u64, word1: u64, word2: u64, word3: u64): void {
  store<u64>(out, word0);
  store<u64>(out, word1, 8);
  store<u64>(out, word2, 16);
  store<u64>(out, word3, 24);
}

/** out = a. */
// @ts-ignore: decorator
@inline
export function feltCopy(out: usize, a: usize): void {
  feltStore(out, load<u64>(a), load<u64>(a, 8), load<u64>(a, 16), load<u64>(a, 24));
}

/** out = value, a small number that is no felt yet. */
// @ts-ignore: decorator
@inline
export function feltFromU64(out: usize, value: u64): void {
  feltStore(out, value, 0, 0, 0);
}

/** out = the words' value, reduced once: it must be below 2P. */
// @ts-ignore: decorator
@inline
export function feltStoreReducedOnce(out: usize, word0: u64, word1: u64, word2: u64, word3: u64): void {
  if (word3 > PRIME_WORD_3 || (word3 == PRIME_WORD_3 && (word0 | word1 | word2) != 0)) {
    const borrow0 = <u64>(word0 == 0);
    const borrow1 = borrow0 & <u64>(word1 == 0);
    const borrow2 = borrow1 & <u64>(word2 == 0);
    feltStore(out, word0 - 1, word1 - borrow0, word2 - borrow1, word3 - PRIME_WORD_3 - borrow2);
  } else {
    feltStore(out, word0, word1, word2, word3);
  }
}

/** out = (a + b) mod P. */
// @ts-ignore: decorator
@inline
export function feltAdd(out: usize, a: usize, b: usize): void {
  const a0 = load<u64>(a);
  const a1 = load<u64>(a, 8);
  const a2 = load<u64>(a, 16);
  const sum0 = a0 + load<u64>(b);
  const carry0 = <u64>(sum0 < a0);
  const half1 = a1 + load<u64>(b, 8);
  const sum1 = half1 + carry0;
  const carry1 = <u64>(half1 < a1) | <u64>(sum1 < carry0);
  const half2 = a2 + load<u64>(b, 16);
  const sum2 = half2 + carry1;
  const carry2 = <u64>(half2 < a2) | <u64>(sum2 < carry1);
  // Two felts are below 2^253 together: the last word cannot overflow.
  const sum3 = load<u64>(a, 24) + load<u64>(b, 24) + carry2;
  // Whether P must be subtracted is as good as random, so it is computed, not branched on (5.5 ns instead of 6 ns a
  // call). The branch is on what hardly ever happens: that the 1 of P's least significant word borrows.
  if (sum0 != 0) {
    const above = <u64>(sum3 >= PRIME_WORD_3);
    feltStore(out, sum0 - above, sum1, sum2, sum3 - (PRIME_WORD_3 & (0 - above)));
  } else {
    feltStoreReducedOnce(out, sum0, sum1, sum2, sum3);
  }
}

/** out = (a - b) mod P. */
// @ts-ignore: decorator
@inline
export function feltSub(out: usize, a: usize, b: usize): void {
  const a0 = load<u64>(a);
  const a1 = load<u64>(a, 8);
  const a2 = load<u64>(a, 16);
  const b0 = load<u64>(b);
  const b1 = load<u64>(b, 8);
  const b2 = load<u64>(b, 16);
  const rest0 = a0 - b0;
  const borrow0 = <u64>(a0 < b0);
  const half1 = a1 - b1;
  const rest1 = half1 - borrow0;
  const borrow1 = <u64>(a1 < b1) | <u64>(half1 < borrow0);
  const half2 = a2 - b2;
  const rest2 = half2 - borrow1;
  const borrow2 = <u64>(a2 < b2) | <u64>(half2 < borrow1);
  const rest3 = load<u64>(a, 24) - load<u64>(b, 24) - borrow2;
  feltStoreModulo(out, rest0, rest1, rest2, rest3);
}

/** out = the words' value, a two's complement number in [-P, P), plus P if it is negative. */
// @ts-ignore: decorator
@inline
export function feltStoreModulo(out: usize, word0: u64, word1: u64, word2: u64, word3: u64): void {
  if (<i64>word3 < 0) {
    const sum0 = word0 + 1;
    const carry0 = <u64>(sum0 == 0);
    const sum1 = word1 + carry0;
    const carry1 = carry0 & <u64>(sum1 == 0);
    const sum2 = word2 + carry1;
    const carry2 = carry1 & <u64>(sum2 == 0);
    feltStore(out, sum0, sum1, sum2, word3 + PRIME_WORD_3 + carry2);
  } else {
    feltStore(out, word0, word1, word2, word3);
  }
}

/** out = -a mod P. */
// @ts-ignore: decorator
@inline
export function feltNeg(out: usize, a: usize): void {
  const a0 = load<u64>(a);
  const a1 = load<u64>(a, 8);
  const a2 = load<u64>(a, 16);
  const a3 = load<u64>(a, 24);
  if ((a0 | a1 | a2 | a3) == 0) {
    feltStore(out, 0, 0, 0, 0);
    return;
  }
  // P - a, word by word: P's words are 1, 0, 0, PRIME_WORD_3.
  const borrow0 = <u64>(a0 > 1);
  const borrow1 = borrow0 | <u64>(a1 != 0);
  const borrow2 = borrow1 | <u64>(a2 != 0);
  feltStore(out, 1 - a0, 0 - a1 - borrow0, 0 - a2 - borrow1, PRIME_WORD_3 - a3 - borrow2);
}

/** Whether a = 0. */
// @ts-ignore: decorator
@inline
export function feltIsZero(a: usize): bool {
  return (load<u64>(a) | load<u64>(a, 8) | load<u64>(a, 16) | load<u64>(a, 24)) == 0;
}

/** Whether a = b. */
// @ts-ignore: decorator
@inline
export function feltEqual(a: usize, b: usize): bool {
  return (
    ((load<u64>(a) ^ load<u64>(b)) |
      (load<u64>(a, 8) ^ load<u64>(b, 8)) |
      (load<u64>(a, 16) ^ load<u64>(b, 16)) |
      (load<u64>(a, 24) ^ load<u64>(b, 24))) ==
    0
  );
}

/** Whether a < b, as integers in [0, P). */
export function feltLess(a: usize, b: usize): bool {
  const a3 = load<u64>(a, 24);
  const b3 = load<u64>(b, 24);
  if (a3 != b3) return a3 < b3;
  const a2 = load<u64>(a, 16);
  const b2 = load<u64>(b, 16);
  if (a2 != b2) return a2 < b2;
  const a1 = load<u64>(a, 8);
  const b1 = load<u64>(b, 8);
  if (a1 != b1) return a1 < b1;
  return load<u64>(a) < load<u64>(b);
}

/** Bits of the last word that belong to a 251-bit number. */
const BITWISE_WORD_3_BITS: u64 = 59;

/**
 * Whether a < 2^251: what the bitwise builtin demands of its inputs (`total_n_bits` of cairo-lang's layouts). The
 * results of the three operations below are then felts too, since 2^251 < P.
 */
// @ts-ignore: decorator
@inline
export function feltFitsBitwise(a: usize): bool {
  return load<u64>(a, 24) >> BITWISE_WORD_3_BITS == 0;
}

/** out = a & b, of numbers below 2^251. */
// @ts-ignore: decorator
@inline
export function feltAnd(out: usize, a: usize, b: usize): void {
  feltStore(
    out,
    load<u64>(a) & load<u64>(b),
    load<u64>(a, 8) & load<u64>(b, 8),
    load<u64>(a, 16) & load<u64>(b, 16),
    load<u64>(a, 24) & load<u64>(b, 24),
  );
}

/** out = a ^ b, of numbers below 2^251. */
// @ts-ignore: decorator
@inline
export function feltXor(out: usize, a: usize, b: usize): void {
  feltStore(
    out,
    load<u64>(a) ^ load<u64>(b),
    load<u64>(a, 8) ^ load<u64>(b, 8),
    load<u64>(a, 16) ^ load<u64>(b, 16),
    load<u64>(a, 24) ^ load<u64>(b, 24),
  );
}

/** out = a | b, of numbers below 2^251. */
// @ts-ignore: decorator
@inline
export function feltOr(out: usize, a: usize, b: usize): void {
  feltStore(
    out,
    load<u64>(a) | load<u64>(b),
    load<u64>(a, 8) | load<u64>(b, 8),
    load<u64>(a, 16) | load<u64>(b, 16),
    load<u64>(a, 24) | load<u64>(b, 24),
  );
}

export { feltMul, feltMulShort, feltSquare } from './felt-multiply';
export { feltInverse, feltDivide } from './felt-inverse';
