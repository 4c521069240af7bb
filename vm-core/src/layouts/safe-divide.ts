/**
 * The quotient of two whole numbers.
 * @throws Error with cairo-lang's text if there is a remainder (safe_div in python/math_utils.py)
 */
export function safeDivide(dividend: number, divisor: number): number {
  if (dividend % divisor === 0) return dividend / divisor;
  throw new Error(`${dividend} is not divisible by ${divisor}.`);
}
