/** Shorter ones are more often numbers than text. */
const SHORTEST = 3;
/** What a felt can hold (cairo-lang, compiler/parser_transformer.py). */
const LONGEST = 31;

/** The short string that this felt looks like: printable ASCII with a letter, as long as felts can hold. */
export function shortString(value: bigint): string | undefined {
  const text = value <= 0n ? undefined : textOf(value);
  return text !== undefined &&
    text.length >= SHORTEST &&
    /^[\x20-\x7e]+$/.test(text) &&
    /[A-Za-z]{2}/.test(text)
    ? text
    : undefined;
}

/** Any felt of up to 31 bytes as a short string of Cairo, in quotes: `'abc'`, `'a\x00b'`; undefined beyond. */
export function quoteShortString(value: bigint): string | undefined {
  const text = value === 0n ? '' : textOf(value);
  if (text === undefined) return undefined;
  const escaped = text.replace(/[^\x20-\x7e]|['\\]/g, char => {
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `'${escaped}'`;
}

/** One character a byte. */
function textOf(value: bigint): string | undefined {
  const hex = value.toString(16);
  if (hex.length > 2 * LONGEST) return undefined;
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('latin1');
}
