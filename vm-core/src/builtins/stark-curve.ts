import { toFelt } from '../felt.ts';

/** A point of the STARK curve, y^2 = x^3 + x + β over the field. The point at infinity is not one of them. */
export interface CurvePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** cairo-lang, crypto/signature/pedersen_params.json. */
const BETA = 0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89n;
/** How many points there are, the point at infinity counted: a prime. */
export const CURVE_ORDER = 0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2fn;

export function isOnCurve({ x, y }: CurvePoint): boolean {
  return toFelt(y * y - x * x * x - x - BETA) === 0n;
}

/** The inverse of a number that has no divisor in common with `modulus`; the number need not be reduced. */
export function invertModulo(number: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, ((number % modulus) + modulus) % modulus];
  let [before, inverse] = [0n, 1n];
  while (current > 1n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, inverse] = [inverse, before - quotient * inverse];
  }
  return ((inverse % modulus) + modulus) % modulus;
}
