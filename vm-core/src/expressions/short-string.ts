/** What fits in a felt. */
const MAX_LENGTH = 31;

/**
 * The value of a short string without its quotes: its bytes as a number, the first one highest. `\x41` stands for
 * the byte 0x41 (cairo-lang, compiler/parser_transformer.py).
 * @returns a text that says what is wrong with it, if something is
 */
export function shortStringValue(text: string): bigint | string {
  if (text.length > MAX_LENGTH) return `Short strings have ${MAX_LENGTH} characters at most; too long`;
  const hex = text.replace(/\\x([0-9a-fA-F]{2})|([\s\S])/g, (_, byte: string | undefined, char: string) =>
    byte === undefined ? char.charCodeAt(0).toString(16).padStart(2, '0') : byte,
  );
  return [...text].every(char => char.charCodeAt(0) < 128)
    ? BigInt(`0x0${hex}`)
    : 'Short strings consist of ASCII characters';
}
