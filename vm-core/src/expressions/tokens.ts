import { ExpressionSyntaxError } from './syntax-error.ts';

export interface Token {
  readonly kind: 'number' | 'short-string' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly position: number;
}

const TOKEN = /\s+|(0x[0-9a-fA-F]+|\d+)|('[^']*')|([A-Za-z_][A-Za-z_0-9]*)|(\*\*|[-+*/&[\](){}.,:=])/y;

/** The tokens of an expression or type, ended by one of kind `end`. @throws ExpressionSyntaxError */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (match === null) throw new ExpressionSyntaxError(`Unexpected '${text[position]}'`, text, position);
    const [whole, number, shortString, name, symbol] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, position });
    else if (shortString !== undefined) tokens.push({ kind: 'short-string', text: shortString, position });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, position });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, position });
    position += whole.length;
  }
  tokens.push({ kind: 'end', text: '', position });
  return tokens;
}
