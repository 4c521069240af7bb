import { FELT, type CairoType } from './cairo-type.ts';
import type { Expression } from './expression.ts';
import { ExpressionSyntaxError } from './syntax-error.ts';
import { tokenize, type Token } from './tokens.ts';

/** Parses a Cairo expression (grammar: cairo-lang, compiler/cairo.ebnf). @throws ExpressionSyntaxError */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  return parser.whole(() => parser.sum());
}

/** Parses a Cairo type. @throws ExpressionSyntaxError */
export function parseType(text: string): CairoType {
  const parser = new Parser(text);
  return parser.whole(() => parser.type());
}

/** Recursive descent, one method a level of precedence. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(private readonly text: string) {
    this.#tokens = tokenize(text);
  }

  whole<T>(parse: () => T): T {
    const result = parse();
    if (this.next.kind !== 'end') this.unexpected();
    return result;
  }

  sum(): Expression {
    let left = this.product();
    for (;;) {
      const operator = this.takeOne('+', '-');
      if (operator === undefined) return left;
      left = { kind: 'operator', operator, left, right: this.product() };
    }
  }

  private product(): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.takeOne('*', '/');
      if (operator === undefined) return left;
      left = { kind: 'operator', operator, left, right: this.unary() };
    }
  }

  private unary(): Expression {
    if (this.take('-')) return { kind: 'negate', operand: this.unary() };
    if (this.take('&')) return { kind: 'address-of', operand: this.unary() };
    return this.power();
  }

  private power(): Expression {
    const left = this.postfix();
    return this.take('**') ? { kind: 'operator', operator: '**', left, right: this.power() } : left;
  }

  private postfix(): Expression {
    let base = this.atom();
    for (;;) {
      if (this.take('[')) {
        base = { kind: 'subscript', base, index: this.sum() };
        this.expect(']');
      } else if (this.take('.')) {
        base = { kind: 'member', base, member: this.name() };
      } else return base;
    }
  }

  private atom(): Expression {
    const token = this.next;
    if (token.kind === 'number') {
      this.#at++;
      return { kind: 'number', value: BigInt(token.text) };
    }
    if (token.kind === 'short-string') {
      this.#at++;
      return { kind: 'number', value: shortString(token.text.slice(1, -1)) };
    }
    if (token.kind === 'name') return this.named(token.text);
    if (this.take('[')) {
      const address = this.sum();
      this.expect(']');
      return { kind: 'deref', address };
    }
    if (this.take('(')) return this.tupleOrParentheses();
    return this.unexpected();
  }

  private named(name: string): Expression {
    this.#at++;
    if (name === 'ap' || name === 'fp') return { kind: 'register', register: name };
    if (name === 'cast' && this.take('(')) {
      const operand = this.sum();
      this.expect(',');
      const type = this.type();
      this.take(',');
      this.expect(')');
      return { kind: 'cast', operand, type };
    }
    // The dots belong to the name; which of them lead to a member shows when the name is looked up.
    return { kind: 'identifier', name: this.dotted(name) };
  }

  private dotted(first: string): string {
    let name = first;
    while (this.take('.')) name += `.${this.name()}`;
    return name;
  }

  private tupleOrParentheses(): Expression {
    const members: Expression[] = [];
    let isTuple = false;
    while (!this.take(')')) {
      members.push(this.sum());
      if (this.take(',')) isTuple = true;
      else if (this.next.text !== ')') this.unexpected();
    }
    const [only] = members;
    return only !== undefined && !isTuple ? only : { kind: 'tuple', members };
  }

  type(): CairoType {
    let type = this.baseType();
    for (;;) {
      if (this.take('*')) type = { kind: 'pointer', pointee: type };
      else if (this.take('**')) type = { kind: 'pointer', pointee: { kind: 'pointer', pointee: type } };
      else return type;
    }
  }

  private baseType(): CairoType {
    if (this.take('(')) return this.tupleType();
    const name = this.name();
    if (name === 'felt') return FELT;
    if (name === 'codeoffset') return { kind: 'codeoffset' };
    return { kind: 'struct', name: this.dotted(name) };
  }

  private tupleType(): CairoType {
    const members: { name: string | undefined; type: CairoType }[] = [];
    while (!this.take(')')) {
      const isNamed = this.next.kind === 'name' && this.#tokens[this.#at + 1]?.text === ':';
      const name = isNamed ? this.name() : undefined;
      if (isNamed) this.expect(':');
      members.push({ name, type: this.type() });
      if (!this.take(',') && this.next.text !== ')') this.unexpected();
    }
    return { kind: 'tuple', members };
  }

  private get next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', position: this.text.length };
  }

  private take(symbol: string): boolean {
    const isThere = this.next.kind === 'symbol' && this.next.text === symbol;
    if (isThere) this.#at++;
    return isThere;
  }

  private takeOne<T extends string>(...symbols: T[]): T | undefined {
    return symbols.find(symbol => this.take(symbol));
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) this.unexpected(`Expected '${symbol}' instead of `);
  }

  private name(): string {
    const { kind, text } = this.next;
    if (kind !== 'name') return this.unexpected('Expected a name instead of ');
    this.#at++;
    return text;
  }

  private unexpected(before = 'Unexpected '): never {
    const { kind, text, position } = this.next;
    throw new ExpressionSyntaxError(
      `${before}${kind === 'end' ? 'the end' : `'${text}'`}`,
      this.text,
      position,
    );
  }
}

/** The bytes of the text as a number, the first one highest. */
function shortString(text: string): bigint {
  return [...text].reduce((value, char) => value * 256n + BigInt(char.charCodeAt(0)), 0n);
}
