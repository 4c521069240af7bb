/** Strings, which are left as they are, and integers that a double may not hold. */
const STRING_OR_LARGE = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
/** How such an integer is carried through JSON.parse. */
const MARK = '\u0000';
const MARKED = new RegExp(`^${MARK}-?\\d+$`);

/**
 * Parses JSON; integers of 16 digits and more become bigints.
 * @throws SyntaxError if it is no JSON, RangeError if it is nested too deeply
 */
export function parseExactJson(text: string): unknown {
  const marked = text.replace(STRING_OR_LARGE, token =>
    token.startsWith('"') ? token : JSON.stringify(MARK + token),
  );
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && MARKED.test(value) ? BigInt(value.slice(MARK.length)) : value,
  );
}
