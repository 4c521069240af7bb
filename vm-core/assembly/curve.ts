/**
 * Points of the STARK curve, y² = x³ + x + β (cairo-lang, starkware/crypto/signature/pedersen_params.json).
 *
 * An affine point is a pointer to 64 bytes: the felts x and y. The point at infinity has no form, and nothing here
 * looks out for it: adding points with equal x is the caller's mistake.
 */
import { feltAdd, feltCopy, feltFromU64, feltNeg, feltSub, FELT_BYTES } from './felt';
import { feltDivide, feltInverse } from './felt-inverse';
import { feltMul, feltSquare } from './felt-multiply';

/** Bytes of an affine point. */
export const POINT_BYTES: usize = 64;

const slope = memory.data(32, 8);
const s = memory.data(32, 8);
const t = memory.data(32, 8);
const w = memory.data(32, 8);

/** out = the third point on the line of that slope through p and q, mirrored. */
function finishSum(out: usize, p: usize, q: usize): void {
  feltSquare(s, slope);
  feltSub(s, s, p);
  feltSub(s, s, q);
  feltSub(t, p, s);
  feltMul(t, t, slope);
  feltSub(out + FELT_BYTES, t, p + FELT_BYTES);
  feltCopy(out, s);
}

/** out = p + q, of points with different x. One division and three multiplications. */
export function pointAdd(out: usize, p: usize, q: usize): void {
  feltSub(s, p + FELT_BYTES, q + FELT_BYTES);
  feltSub(t, p, q);
  feltDivide(slope, s, t);
  finishSum(out, p, q);
}

/** out = 3x² + 1 (the curve's α is 1): the tangent's rise at p. */
function tangentRise(out: usize, p: usize): void {
  feltSquare(s, p);
  feltFromU64(out, 1);
  feltAdd(out, out, s);
  feltAdd(out, out, s);
  feltAdd(out, out, s);
}

/** out = p + p. One division and three multiplications. */
export function pointDouble(out: usize, p: usize): void {
  tangentRise(t, p);
  feltAdd(s, p + FELT_BYTES, p + FELT_BYTES);
  feltDivide(slope, t, s);
  finishSum(out, p, p);
}

/**
 * Given 1·B ... n·B at `multiples`, appends (n+1)·B ... 2n·B. All n divisions are done with one inversion (Montgomery's
 * trick); `scratch` needs 64·n bytes.
 */
export function extendMultiples(multiples: usize, n: i32, scratch: usize): void {
  const last = multiples + <usize>(n - 1) * POINT_BYTES;
  const runs = scratch;
  const products = scratch + <usize>n * FELT_BYTES;
  // The i-th run, to be divided by: x(last) - x(i); for the last one the tangent's, 2y.
  for (let i = 0; i < n; i++) {
    const run = runs + <usize>i * FELT_BYTES;
    const product = products + <usize>i * FELT_BYTES;
    if (i == n - 1) feltAdd(run, last + FELT_BYTES, last + FELT_BYTES);
    else feltSub(run, last, multiples + <usize>i * POINT_BYTES);
    if (i == 0) feltCopy(product, run);
    else feltMul(product, product - FELT_BYTES, run);
  }
  // w: the inverse of the product of the first i + 1 runs.
  feltInverse(w, products + <usize>(n - 1) * FELT_BYTES);
  for (let i = n - 1; i >= 0; i--) {
    const point = multiples + <usize>i * POINT_BYTES;
    if (i == n - 1) tangentRise(slope, last);
    else feltSub(slope, last + FELT_BYTES, point + FELT_BYTES);
    if (i == 0) {
      feltMul(slope, slope, w);
    } else {
      feltMul(t, w, products + <usize>(i - 1) * FELT_BYTES);
      feltMul(slope, slope, t);
      feltMul(w, w, runs + <usize>i * FELT_BYTES);
    }
    finishSum(point + <usize>n * POINT_BYTES, last, point);
  }
}

// The accumulator of a long sum, a point (X/ZZ, Y/ZZZ) with ZZ³ = ZZZ²: an addition to it needs no division.
const accX = memory.data(32, 8);
const accY = memory.data(32, 8);
const accZZ = memory.data(32, 8);
const accZZZ = memory.data(32, 8);
const dx = memory.data(32, 8);
const dy = memory.data(32, 8);

/** Starts a sum at an affine point. */
export function startSum(p: usize): void {
  feltCopy(accX, p);
  feltCopy(accY, p + FELT_BYTES);
  feltFromU64(accZZ, 1);
  feltFromU64(accZZZ, 1);
}

/**
 * Adds p, or -p, to the sum: eight multiplications and two squares, 0.5 µs (the formula named madd-2008-s in the
 * Explicit-Formulas Database, for XYZZ coordinates). The sum and p must have different x.
 */
export function addToSum(p: usize, negate: bool): void {
  feltMul(dx, p, accZZ);
  feltSub(dx, dx, accX);
  feltMul(dy, p + FELT_BYTES, accZZZ);
  if (negate) feltNeg(dy, dy);
  feltSub(dy, dy, accY);
  feltSquare(s, dx); // dx²
  feltMul(t, dx, s); // dx³
  feltMul(accZZ, accZZ, s);
  feltMul(accZZZ, accZZZ, t);
  feltMul(s, accX, s); // X·dx²
  feltSquare(accX, dy);
  feltSub(accX, accX, t);
  feltSub(accX, accX, s);
  feltSub(accX, accX, s);
  feltMul(t, accY, t); // Y·dx³
  feltSub(s, s, accX);
  feltMul(accY, dy, s);
  feltSub(accY, accY, t);
}

/** out = the sum's x. */
export function finishSumX(out: usize): void {
  feltDivide(out, accX, accZZ);
}
