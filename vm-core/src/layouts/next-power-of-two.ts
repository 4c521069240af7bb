/** The least power of two that is not less than a positive whole number. */
export function nextPowerOfTwo(number: number): number {
  let power = 1;
  while (power < number) power *= 2;
  return power;
}
