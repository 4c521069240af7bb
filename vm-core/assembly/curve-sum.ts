/**
 * Long sums of points. The sum is one point (X/ZZ, Y/ZZZ) with ZZ³ = ZZZ²: an addition to it needs no division. The
 * formula is named madd-2008-s in the Explicit-Formulas Database, for XYZZ coordinates; what it subtracts from a product
 * is subtracted while that is reduced.
 */
import {
  residueAdd, residueCopy, residueInverse, residueIsZero, residueMul, residueMulSub, residueSquare, residueSquareSub,
  residueSub, RESIDUE_BYTES, RESIDUE_ONE, RESIDUE_ZERO,
} from './residue';

const sumX = memory.data(36, 4);
const sumY = memory.data(36, 4);
const sumZZ = memory.data(36, 4);
const sumZZZ = memory.data(36, 4);
const dx = memory.data(36, 4);
const dy = memory.data(36, 4);
const s = memory.data(36, 4);
const t = memory.data(36, 4);

/** Starts a sum at an affine point. */
export function startSum(p: usize): void {
  residueCopy(sumX, p);
  residueCopy(sumY, p + RESIDUE_BYTES);
  residueCopy(sumZZ, RESIDUE_ONE);
  residueCopy(sumZZZ, RESIDUE_ONE);
}

/** How far p's x is from the sum's, times ZZ. */
// @ts-ignore: decorator
@inline
function approach(p: usize): void {
  residueMulSub(dx, p, sumZZ, sumX);
}

/** Adds the point that has been approached, or its negative. */
function addApproached(p: usize, negate: bool): void {
  if (negate) {
    residueSub(s, RESIDUE_ZERO, p + RESIDUE_BYTES);
    residueMulSub(dy, s, sumZZZ, sumY);
  } else {
    residueMulSub(dy, p + RESIDUE_BYTES, sumZZZ, sumY);
  }
  residueSquare(s, dx); // dx²
  residueMul(t, dx, s); // dx³
  residueMul(sumZZ, sumZZ, s);
  residueMul(sumZZZ, sumZZZ, t);
  residueMul(s, sumX, s); // X·dx²
  residueMul(sumY, sumY, t); // Y·dx³
  residueAdd(t, t, s);
  residueAdd(t, t, s);
  residueSquareSub(sumX, dy, t);
  residueSub(s, s, sumX);
  residueMulSub(sumY, dy, s, sumY);
}

/** Adds p, or -p, to the sum: eight multiplications and two squares, 0.3 µs. The sum and p must have different x. */
export function addToSum(p: usize, negate: bool): void {
  approach(p);
  addApproached(p, negate);
}

/** False if the sum and p have the same x. Else p, or -p, is added if it `counts`. */
export function addIfApart(p: usize, negate: bool, counts: bool): bool {
  approach(p);
  if (residueIsZero(dx)) return false;
  if (counts) addApproached(p, negate);
  return true;
}

/** out = the sum's x. One inversion. */
export function finishSumX(out: usize): void {
  residueInverse(t, sumZZ);
  residueMul(out, sumX, t);
}

/** out = the sum as an affine point. One inversion. */
export function finishSum(out: usize): void {
  residueInverse(t, sumZZZ);
  residueMul(out + RESIDUE_BYTES, sumY, t);
  residueMul(t, t, sumZZ); // 1/Z, for ZZ is Z² and ZZZ is Z³
  residueSquare(t, t);
  residueMul(out, sumX, t);
}
