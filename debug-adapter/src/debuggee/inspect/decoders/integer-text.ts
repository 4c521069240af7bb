import type { ValueFormat } from '../value-node.ts';

/** Longer integers are easier to read in hexadecimal. */
const DECIMAL_LIMIT = 2n ** 64n;

/** An integer that need not fit in a felt. Signed and unsigned are one: it has a sign or has none. */
export function integerText(value: bigint, { felts }: ValueFormat): string {
  const isShort = value > -DECIMAL_LIMIT && value < DECIMAL_LIMIT;
  const isDecimal = felts === 'signed' || felts === 'unsigned' || (felts !== 'hex' && isShort);
  if (isDecimal) return `${value}`;
  return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}
