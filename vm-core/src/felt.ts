/** Field elements: plain `bigint`s in [0, PRIME). */

/** The prime of the field, 2^251 + 17·2^192 + 1 (Cairo whitepaper, section 2.2). */
export const PRIME = 2n ** 251n + 17n * 2n ** 192n + 1n;

const HALF = PRIME / 2n;

/** The representative of `value` in [0, PRIME). */
export function toFelt(value: bigint): bigint {
  if (value >= 0n && value < PRIME) return value;
  const rest = value % PRIME;
  return rest < 0n ? rest + PRIME : rest;
}

/** The representative of `value` in (-PRIME/2, PRIME/2): how cairo-lang prints felts. */
export function toSigned(value: bigint): bigint {
  const felt = toFelt(value);
  return felt > HALF ? felt - PRIME : felt;
}
