/** Inversion of felts. */
import { allocate } from './heap';
import { feltCopy, FELT_BYTES } from './felt';
import { feltMul, feltSquare } from './felt-multiply';

let scratch: usize = 0;

/** out = out^(2^n). */
function squareTimes(out: usize, n: i32): void {
  for (let i = 0; i < n; i++) feltSquare(out, out);
}

/** out = 1/a mod P; 0 for a = 0. */
export function feltInverse(out: usize, a: usize): void {
  if (scratch == 0) scratch = allocate(3 * FELT_BYTES);
  const ones = scratch;
  const power = scratch + FELT_BYTES;
  const base = scratch + 2 * FELT_BYTES;
  feltCopy(base, a);
  feltCopy(ones, a);
  feltSquare(ones, ones);
  feltMul(ones, ones, base);
  feltSquare(ones, ones);
  feltMul(ones, ones, base);
  for (let n = 3; n < 24; n <<= 1) {
    feltCopy(power, ones);
    squareTimes(power, n);
    feltMul(ones, ones, power);
  }
  feltCopy(power, base);
  squareTimes(power, 55);
  feltMul(power, power, base);
  squareTimes(power, 4);
  for (let i = 0; i < 8; i++) {
    squareTimes(power, 24);
    feltMul(power, power, ones);
  }
  feltCopy(out, power);
}

/** out = a/b mod P; 0 for b = 0. */
export function feltDivide(out: usize, a: usize, b: usize): void {
  if (scratch == 0) scratch = allocate(3 * FELT_BYTES);
  const inverse = scratch;
  feltInverse(inverse, b);
  feltMul(out, a, inverse);
}
