import { formatFelt, Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';
import type { ValueFormat } from './value-node.ts';

/** What stands for the value of a cell that nothing was written to. */
export const UNKNOWN = 'unknown';

/** A name for an address, such as the function that begins there. */
export type Naming = (address: Relocatable) => string | undefined;

/** A cell's value for people: felts as numbers, with the short string that they may be; addresses as `segment:offset`. */
export function cellText(value: CellValue | undefined, format: ValueFormat, naming?: Naming): string {
  if (value === undefined) return UNKNOWN;
  if (value instanceof Relocatable) {
    const name = naming?.(value);
    return name === undefined ? `${value}` : `${value} (${name})`;
  }
  if (format.hex) return `0x${value.toString(16)}`;
  const text = shortString(value);
  return text === undefined ? formatFelt(value) : `${formatFelt(value)} '${text}'`;
}

/** Shorter ones are more often numbers than text. */
const SHORTEST = 3;

/** The short string that this felt looks like: printable ASCII with a letter, as long as felts can hold (31 bytes). */
export function shortString(value: bigint): string | undefined {
  const hex = value.toString(16);
  if (value <= 0n || hex.length > 62) return undefined;
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const text = bytes.toString('latin1');
  return text.length >= SHORTEST && /^[\x20-\x7e]+$/.test(text) && /[A-Za-z]{2}/.test(text)
    ? text
    : undefined;
}
