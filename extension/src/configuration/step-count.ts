/**
 * Reads a number of VM steps as people write it: digits, with `_`, `,` or blanks between groups.
 *
 * @returns undefined if the text is no whole number from 1 to 2^53 - 1
 */
export function parseStepCount(text: string): number | undefined {
  const digits = text.trim().replace(/(?<=\d)[_, ](?=\d)/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  const count = Number(digits);
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}
