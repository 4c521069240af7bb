import { parseExactJson } from '../program/parse-exact-json.ts';
import { PieError } from './pie-error.ts';

/**
 * Parses a JSON file of a Cairo PIE; integers of 16 digits and more become bigints.
 * @throws PieError if it is no JSON
 */
export function parsePieJson(name: string, bytes: Uint8Array): unknown {
  try {
    return parseExactJson(new TextDecoder().decode(bytes));
  } catch (error) {
    const problem = error instanceof RangeError ? 'is nested too deeply' : 'is not JSON';
    throw new PieError(`${name} in the Cairo PIE ${problem}. Write the Cairo PIE again.`);
  }
}
