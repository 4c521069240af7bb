/** A name in the text of a Cairo function that may stand for a value. Lines and columns count from 1. */
export interface SourceName {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** Does it bind the name, or use it; or is it `ids.name` of a hint? */
  readonly kind: 'definition' | 'use' | 'hint';
  /** Grows from statement to statement. */
  readonly statement: number;
  /** Grows where a block begins or ends. */
  readonly block: number;
}

export interface FunctionNames {
  readonly names: readonly SourceName[];
  /** The block in which a line begins, by line. Lines without tokens are left out. */
  readonly blocks: ReadonlyMap<number, number>;
}

/** Comments, hints, texts, names, and what else has a meaning here. */
const TOKEN = /\/\/.*|%\{[^]*?(?:%\}|$)|'[^'\n]*'|"[^"\n]*"|[A-Za-z_]\w*|->|==|[^\s\w]/g;
const IN_HINT = /(?<![\w.])ids\s*\.\s*([A-Za-z_]\w*)|#.*/g;
const BINDING_WORDS = new Set(['let', 'local', 'tempvar']);
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

/**
 * Finds the names in the text of one function. Members, names of arguments (`f(x=1)`), called functions, types, comments,
 * short strings and the Python of hints are no such names.
 * @param text of the whole file
 */
export function listSourceNames(
  text: string,
  { first, last }: { first: number; last: number },
): FunctionNames {
  const scanner = new Scanner(lineStarts(text), first);
  const lines = scanner.starts;
  const from = lines[first - 1] ?? text.length;
  const body = text.slice(0, lines[last] ?? text.length);
  for (const { 0: token, index } of body.matchAll(TOKEN)) {
    if (index >= from) scanner.take(token, index, body.slice(index + token.length));
  }
  return { names: scanner.found, blocks: scanner.blocks };
}

class Scanner {
  readonly found: SourceName[] = [];
  readonly blocks = new Map<number, number>();
  #line: number;
  #statement = 0;
  #block = 0;
  #before = '';
  /** Where the token before ended. */
  #end = 0;
  /** Brackets that are open. An opening brace of a block is none. */
  #open: string[] = [];
  /** What is read: a function's parameters; what a `let` binds; the type of either; anything else. */
  #state: 'signature' | 'results' | 'binding' | 'code' = 'code';
  #inType = false;
  #typeDepth = 0;

  constructor(
    readonly starts: readonly number[],
    firstLine: number,
  ) {
    this.#line = firstLine;
  }

  take(token: string, index: number, rest: string): void {
    if (token.startsWith('//')) return;
    while ((this.starts[this.#line] ?? Infinity) <= index) this.#line++;
    if (!this.blocks.has(this.#line)) this.blocks.set(this.#line, this.#block);
    if (token.startsWith('%{')) this.#hint(token, index);
    else if (/^[A-Za-z_]/.test(token)) this.#word(token, index, rest);
    else this.#symbol(token, index);
    this.#before = token;
    this.#end = index + token.length;
  }

  #hint(token: string, index: number): void {
    for (const match of token.matchAll(IN_HINT)) {
      const [whole, name] = match;
      if (name !== undefined) this.#add(name, index + match.index + whole.length - name.length, 'hint');
    }
  }

  #word(word: string, index: number, rest: string): void {
    if (word === 'func') {
      this.#state = 'signature';
      return;
    }
    if (BINDING_WORDS.has(word)) {
      // `let (local x, local y) = …` goes on binding.
      if (this.#state !== 'binding') this.#statement++;
      this.#state = 'binding';
      return;
    }
    if (this.#inType || this.#state === 'results' || this.#before === '.' || this.#before === 'func') return;
    const isCalled = /^(\s*\(|\{)/.test(rest);
    const isLabel = this.#state === 'code' && this.#open.length > 0 && /^\s*=(?!=)/.test(rest);
    if (isCalled || isLabel) return;
    this.#add(word, index, this.#state === 'code' ? 'use' : 'definition');
  }

  #symbol(symbol: string, index: number): void {
    const isBlock = symbol === '{' && !this.#isImplicit(index);
    if (symbol === '->') this.#state = 'results';
    if (symbol === ':' && this.#state !== 'code' && !this.#inType) {
      [this.#inType, this.#typeDepth] = [true, this.#open.length];
    } else if (this.#inType && this.#open.length === this.#typeDepth && /^[,=;)}]$/.test(symbol)) {
      this.#inType = false;
    }
    if (symbol === ';') this.#statement++;
    if (symbol === ';' || (symbol === '=' && this.#state === 'binding') || isBlock) this.#state = 'code';
    if (isBlock || (symbol === '}' && !this.#open.includes('{'))) {
      this.#block++;
      this.#statement++;
      [this.#open, this.#inType] = [[], false];
    } else if (OPENING.has(symbol)) this.#open.push(symbol);
    else if (CLOSING.has(symbol)) this.#open.pop();
  }

  /** Implicit arguments follow a name without a blank: `f{x=y}(…)`. */
  #isImplicit(index: number): boolean {
    return index === this.#end && /^[A-Za-z_]/.test(this.#before);
  }

  #add(name: string, index: number, kind: SourceName['kind']): void {
    const { line, column } = this.#placeOf(index);
    this.found.push({ name, line, column, kind, statement: this.#statement, block: this.#block });
  }

  /** Hints span lines: what is in them may lie further on. */
  #placeOf(index: number): { line: number; column: number } {
    let line = this.#line;
    while ((this.starts[line] ?? Infinity) <= index) line++;
    return { line, column: index - (this.starts[line - 1] ?? 0) + 1 };
  }
}

/** Where lines begin; element i is that of line i + 1. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
