import { toSigned } from '../felt.ts';

const DECIMAL_LIMIT = 2n ** 64n;

/** A felt as people read it: signed decimal if it is near 0 or P, else hexadecimal. */
export function formatFelt(value: bigint): string {
  const signed = toSigned(value);
  return signed > -DECIMAL_LIMIT && signed < DECIMAL_LIMIT ? signed.toString() : `0x${value.toString(16)}`;
}
