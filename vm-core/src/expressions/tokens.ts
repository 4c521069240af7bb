import { ExpressionSyntaxError } from './syntax-error.ts';

export interface Token {
  readonly kind: 'number' | 'short-string' | 'name' | 'symbol' | 'end';
  readonly text: string;
  /** Characters from the start of the text. */
  readonly position: number;
}

/** White space and comments; then a number, a short string, a name, a symbol (those of conditions too). */
const TOKEN =
  /(?:\s+|\/\/.*)+|(0x[0-9a-fA-F]+|\d+)|('[^'\n]*')|([A-Za-z_][A-Za-z_0-9]*)|(\*\*|\|\||[=!<>]=|[-+*/&[\](){}.,:=!<>])/y;

/** Longer texts are refused, so that what walks expressions may recurse. */
const MAX_TOKENS = 5000;

/**
 * The tokens of an expression or type (cairo-lang, compiler/cairo.ebnf), ended by one of kind `end`.
 * @throws ExpressionSyntaxError
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (match === null) throw new ExpressionSyntaxError(unexpected(text, position), text, position);
    const [whole, number, shortString, name, symbol] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, position });
    else if (shortString !== undefined) tokens.push({ kind: 'short-string', text: shortString, position });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, position });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, position });
    if (tokens.length > MAX_TOKENS) {
      throw new ExpressionSyntaxError(
        `Expressions have ${MAX_TOKENS} parts at most; too much`,
        text,
        position,
      );
    }
    position += whole.length;
  }
  tokens.push({ kind: 'end', text: '', position });
  return tokens;
}

function unexpected(text: string, position: number): string {
  return text[position] === "'" ? 'A short string without an end' : `Unexpected '${text[position]}'`;
}
