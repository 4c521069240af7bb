import type { Json } from './python-json.ts';

const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;

/**
 * Parses JSON so that `pythonJson` gives the same text again: objects become maps, whose names keep their order, and
 * integers that a double does not hold bigints.
 * @throws SyntaxError
 */
export function parsePythonJson(text: string): Json {
  const reader = new JsonReader(text);
  const value = reader.value();
  reader.expectEnd();
  return value;
}

class JsonReader {
  #at = 0;

  constructor(private readonly text: string) {}

  value(): Json {
    const token = this.next();
    if (token === '[') return this.list();
    if (token === '{') return this.map();
    if (token.startsWith('"')) return JSON.parse(token) as string;
    if (/^[-\d]/.test(token)) return number(token);
    if (token === 'true' || token === 'false') return token === 'true';
    return token === 'null' ? null : this.fail();
  }

  expectEnd(): void {
    if (this.text.slice(this.#at).trim() !== '') this.fail();
  }

  private list(): Json[] {
    const items: Json[] = [];
    if (this.skip(']')) return items;
    do items.push(this.value());
    while (this.skip(','));
    this.expect(']');
    return items;
  }

  private map(): Map<string, Json> {
    const members = new Map<string, Json>();
    if (this.skip('}')) return members;
    do {
      const name = this.next();
      if (!name.startsWith('"')) this.fail();
      this.expect(':');
      members.set(JSON.parse(name) as string, this.value());
    } while (this.skip(','));
    this.expect('}');
    return members;
  }

  private next(): string {
    TOKEN.lastIndex = this.#at;
    const token = TOKEN.exec(this.text)?.[0] ?? this.fail();
    this.#at += token.length;
    return token.trimStart();
  }

  private skip(mark: string): boolean {
    const before = this.#at;
    if (this.next() === mark) return true;
    this.#at = before;
    return false;
  }

  private expect(mark: string): void {
    if (!this.skip(mark)) this.fail();
  }

  private fail(): never {
    throw new SyntaxError(
      `This is not JSON at character ${this.#at}: ${this.text.slice(this.#at, this.#at + 20)}`,
    );
  }
}

function number(token: string): number | bigint {
  const double = Number(token);
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(double) ? BigInt(token) : double;
}
