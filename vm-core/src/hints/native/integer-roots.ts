import { PRIME } from '../../felt.ts';

/** The largest number whose square is at most `value`, which is 0 or more: Newton's method. */
export function floorSquareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  // Above the root, so that the steps go down.
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % PRIME];
  for (let bits = exponent; bits > 0n; bits >>= 1n) {
    if (bits & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** Is the felt the square of another? (Euler's criterion) */
export const isSquare = (felt: bigint): boolean => felt === 0n || power(felt, (PRIME - 1n) / 2n) === 1n;

/** PRIME - 1 = ODD * 2^TWOS */
const TWOS = 192;
const ODD = (PRIME - 1n) >> BigInt(TWOS);
/** No square of any felt. */
const NON_SQUARE = 3n;

/** The smaller of the two felts whose square is `felt`, which has some: the algorithm of Tonelli and Shanks. */
export function squareRoot(felt: bigint): bigint {
  if (felt === 0n) return 0n;
  let order = TWOS;
  let generator = power(NON_SQUARE, ODD);
  let root = power(felt, (ODD + 1n) / 2n);
  // root^2 = felt * rest, and rest^(2^(order - 1)) = 1.
  let rest = power(felt, ODD);
  while (rest !== 1n) {
    let least = 0;
    for (let square = rest; square !== 1n; square = (square * square) % PRIME) least++;
    let factor = generator;
    for (let i = least + 1; i < order; i++) factor = (factor * factor) % PRIME;
    root = (root * factor) % PRIME;
    generator = (factor * factor) % PRIME;
    rest = (rest * generator) % PRIME;
    order = least;
  }
  return root < PRIME - root ? root : PRIME - root;
}
