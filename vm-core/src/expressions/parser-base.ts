import type { TextSpan } from './expression.ts';
import { ExpressionSyntaxError } from './syntax-error.ts';
import { tokenize, type Token } from './tokens.ts';

/** Deeper texts are refused, so that what walks expressions may recurse. */
const MAX_DEPTH = 400;

/** The part of a recursive descent parser that knows tokens and no grammar. */
export class ParserBase {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(private readonly text: string) {
    this.#tokens = tokenize(text);
  }

  /** Parses all of the text. @throws ExpressionSyntaxError */
  whole<T>(parse: () => T): T {
    const result = parse();
    if (this.next.kind !== 'end') this.unexpected();
    return result;
  }

  protected get next(): Token {
    return this.peek(0);
  }

  /** The token after the next `count` ones. */
  protected peek(count: number): Token {
    return this.#tokens[this.#at + count] ?? { kind: 'end', text: '', position: this.text.length };
  }

  protected advance(): void {
    this.#at++;
  }

  protected isNext(symbol: string): boolean {
    return this.next.kind === 'symbol' && this.next.text === symbol;
  }

  protected take(symbol: string): boolean {
    const isThere = this.isNext(symbol);
    if (isThere) this.advance();
    return isThere;
  }

  protected takeOne<T extends string>(...symbols: T[]): T | undefined {
    return symbols.find(symbol => this.take(symbol));
  }

  protected expect(symbol: string): void {
    if (!this.take(symbol)) this.unexpected(`Expected '${symbol}' instead of`);
  }

  protected name(): string {
    const { kind, text } = this.next;
    if (kind !== 'name') return this.unexpected('Expected a name instead of');
    this.advance();
    return text;
  }

  /** The rest of a name with dots. */
  protected dotted(first: string): string {
    let name = first;
    while (this.take('.')) name += `.${this.name()}`;
    return name;
  }

  /** Items up to a `)` that is taken too, with commas between, and maybe after them. */
  protected list<T>(item: () => T): { readonly items: T[]; readonly endsInComma: boolean } {
    const items: T[] = [];
    let endsInComma = false;
    while (!this.take(')')) {
      if (items.length > 0 && !endsInComma) this.unexpected(`Expected ',' or ')' instead of`);
      items.push(item());
      endsInComma = this.take(',');
    }
    return { items, endsInComma };
  }

  /** Parses something that may contain itself. */
  protected nested<T>(parse: () => T): T {
    if (++this.#depth > MAX_DEPTH) {
      throw new ExpressionSyntaxError('Nested too deeply', this.text, this.next.position);
    }
    const result = parse();
    this.#depth--;
    return result;
  }

  /** The text from `start` to the end of the last token taken. */
  protected spanFrom(start: number): TextSpan {
    const last = this.#tokens[this.#at - 1];
    return { text: this.text, start, end: last ? last.position + last.text.length : start };
  }

  protected fail(message: string): never {
    throw new ExpressionSyntaxError(message, this.text, this.next.position);
  }

  protected unexpected(before = 'Unexpected'): never {
    const { kind, text } = this.next;
    return this.fail(`${before} ${kind === 'end' ? 'the end' : `'${text}'`}`);
  }
}
