import { formatFelt, toSigned } from '../../../../vm-core/src/index.ts';
import { quoteShortString, shortString } from './short-strings.ts';

/** The ways to show a felt. */
const FORMATS = {
  /** Signed decimal near 0 and P, else hexadecimal; with the short string that it may be. */
  auto: (value: bigint): string => {
    const text = shortString(value);
    return text === undefined ? formatFelt(value) : `${formatFelt(value)} '${text}'`;
  },
  /** From -P/2 to P/2. */
  signed: (value: bigint): string => `${toSigned(value)}`,
  /** From 0 to P - 1. */
  unsigned: (value: bigint): string => `${value}`,
  hex: (value: bigint): string => `0x${value.toString(16)}`,
  /** As the source would have it; in hexadecimal if it is none. */
  string: (value: bigint): string => quoteShortString(value) ?? `0x${value.toString(16)}`,
};

export type FeltFormat = keyof typeof FORMATS;

export const FELT_FORMATS = Object.keys(FORMATS) as readonly FeltFormat[];

/** @param value in [0, P) */
export function feltText(value: bigint, format: FeltFormat): string {
  return FORMATS[format](value);
}
