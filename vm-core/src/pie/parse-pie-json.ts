import { PieError } from './pie-error.ts';

/** Strings, which are left as they are, and integers that a double may not hold. */
const STRING_OR_LARGE = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
/** How such an integer is carried through JSON.parse. */
const MARK = '\u0000';
const MARKED = new RegExp(`^${MARK}-?\\d+$`);

/**
 * Parses a JSON file of a Cairo PIE; integers of 16 digits and more become bigints.
 * @throws PieError if it is no JSON
 */
export function parsePieJson(name: string, bytes: Uint8Array): unknown {
  const marked = new TextDecoder()
    .decode(bytes)
    .replace(STRING_OR_LARGE, token => (token.startsWith('"') ? token : JSON.stringify(MARK + token)));
  try {
    return JSON.parse(marked, (_key, value: unknown) =>
      typeof value === 'string' && MARKED.test(value) ? BigInt(value.slice(MARK.length)) : value,
    );
  } catch (error) {
    // A RangeError: nested without end.
    const problem = error instanceof RangeError ? 'is nested too deeply' : 'is not JSON';
    throw new PieError(`${name} in the Cairo PIE ${problem}. Write the Cairo PIE again.`);
  }
}
