/**
 * Points of the STARK curve, y² = x³ + x + β (cairo-lang, starkware/crypto/signature/pedersen_params.json).
 *
 * An affine point is a pointer to 72 bytes: the residues x and y, as small as products (residue.ts). The point at
 * infinity has no form, and nothing here looks out for it but `addIfApart`: adding points with equal x is the caller's
 * mistake. The order of the curve is prime, so no point has y = 0.
 */
import {
  residueAdd, residueCarry, residueCopy, residueFromFelt, residueInverse, residueIsZero, residueMul, residueMulSub,
  residueSquare, residueSquareSub, residueSub, residueToFelt, RESIDUE_BYTES, RESIDUE_ONE,
  RESIDUE_ZERO,
} from './residue';
import { FELT_BYTES } from './felt';

/** Bytes of an affine point. */
export const POINT_BYTES: usize = 72;

/** -β, as a residue. */
const MINUS_BETA: usize = memory.data<i32>([
  0x627262d, 0x4a65de3, 0xa622298, 0x546ff9c, 0xa0ddc85, 0x06b898d, 0xeffd5be, 0x82edfed, 0x2e88bdb,
]);

const slope = memory.data(36, 4);
const s = memory.data(36, 4);
const t = memory.data(36, 4);
const w = memory.data(36, 4);

/** out = the point whose two felts are at `felts`. */
export function pointFromFelts(out: usize, felts: usize): void {
  residueFromFelt(out, felts);
  residueFromFelt(out + RESIDUE_BYTES, felts + FELT_BYTES);
}

/** out = the two felts of the point. */
export function pointToFelts(out: usize, p: usize): void {
  residueToFelt(out, p);
  residueToFelt(out + FELT_BYTES, p + RESIDUE_BYTES);
}

/** out = p. */
export function pointCopy(out: usize, p: usize): void {
  residueCopy(out, p);
  residueCopy(out + RESIDUE_BYTES, p + RESIDUE_BYTES);
}

/** p = -p. */
export function pointNegate(p: usize): void {
  residueSub(p + RESIDUE_BYTES, RESIDUE_ZERO, p + RESIDUE_BYTES);
}

/** out = x³ + x + β: the square of the y of the points that have this x. */
export function squareOfY(out: usize, x: usize): void {
  residueSquare(t, x);
  residueAdd(t, t, RESIDUE_ONE);
  residueMulSub(out, t, x, MINUS_BETA);
}

/** Whether the two residues at p are a point of the curve. */
export function isOnCurve(p: usize): bool {
  squareOfY(s, p);
  residueSquareSub(t, p + RESIDUE_BYTES, s);
  return residueIsZero(t);
}

/** out = the third point on the line of that slope through p and q, mirrored. */
function finishLine(out: usize, p: usize, q: usize): void {
  residueAdd(t, p, q);
  residueSquareSub(s, slope, t);
  residueSub(t, p, s);
  residueMulSub(out + RESIDUE_BYTES, t, slope, p + RESIDUE_BYTES);
  residueCopy(out, s);
  // They were not products, so their values would grow from sum to sum.
  residueCarry(out);
  residueCarry(out + RESIDUE_BYTES);
}

/** out = p + q, of points with different x. One inversion. */
export function pointAdd(out: usize, p: usize, q: usize): void {
  residueSub(t, p, q);
  residueInverse(t, t);
  residueSub(s, p + RESIDUE_BYTES, q + RESIDUE_BYTES);
  residueMul(slope, s, t);
  finishLine(out, p, q);
}

/** out = 3x² + 1 (the curve's α is 1): the tangent's rise at p. */
function tangentRise(out: usize, p: usize): void {
  residueSquare(s, p);
  residueAdd(out, s, s);
  residueAdd(out, out, s);
  residueAdd(out, out, RESIDUE_ONE);
}

/** out = p + p. One inversion. */
export function pointDouble(out: usize, p: usize): void {
  residueAdd(t, p + RESIDUE_BYTES, p + RESIDUE_BYTES);
  residueInverse(w, t);
  tangentRise(t, p);
  residueMul(slope, t, w);
  finishLine(out, p, p);
}

/**
 * Given 1·B ... n·B at `multiples`, appends (n+1)·B ... 2n·B. All n divisions are done with one inversion (Montgomery's
 * trick); `scratch` needs 72·n bytes.
 */
export function extendMultiples(multiples: usize, n: i32, scratch: usize): void {
  const last = multiples + <usize>(n - 1) * POINT_BYTES;
  const runs = scratch;
  const products = scratch + <usize>n * RESIDUE_BYTES;
  // The i-th run, to be divided by: x(last) - x(i); for the last one the tangent's, 2y.
  for (let i = 0; i < n; i++) {
    const run = runs + <usize>i * RESIDUE_BYTES;
    const product = products + <usize>i * RESIDUE_BYTES;
    if (i == n - 1) residueAdd(run, last + RESIDUE_BYTES, last + RESIDUE_BYTES);
    else residueSub(run, last, multiples + <usize>i * POINT_BYTES);
    if (i == 0) residueCopy(product, run);
    else residueMul(product, product - RESIDUE_BYTES, run);
  }
  // w: the inverse of the product of the first i + 1 runs.
  residueInverse(w, products + <usize>(n - 1) * RESIDUE_BYTES);
  for (let i = n - 1; i >= 0; i--) {
    const point = multiples + <usize>i * POINT_BYTES;
    if (i == n - 1) tangentRise(slope, last);
    else residueSub(slope, last + RESIDUE_BYTES, point + RESIDUE_BYTES);
    if (i == 0) {
      residueMul(slope, slope, w);
    } else {
      residueMul(t, w, products + <usize>(i - 1) * RESIDUE_BYTES);
      residueMul(slope, slope, t);
      residueMul(w, w, runs + <usize>i * RESIDUE_BYTES);
    }
    finishLine(point + <usize>n * POINT_BYTES, last, point);
  }
}
