/** What JSON can say. Maps are objects whose names keep their order even where they are numbers. */
export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | ReadonlyMap<string, Json>
  | { readonly [name: string]: Json };

/** Text is handed on in pieces of about this many characters. */
const PIECE = 1 << 16;

/**
 * The text that Python's `json.dumps` makes of a value, to the byte, in pieces.
 * @param indent spaces a level; left out: all in one line
 * @throws RangeError for a number that is no whole number: Python would write it in another way
 */
export function* pythonJson(value: Json, indent?: number): Generator<string> {
  let piece = '';
  for (const token of tokens(value, new Place(indent, 0))) {
    piece += token;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** The same as bytes. */
export function* pythonJsonBytes(value: Json, indent?: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pythonJson(value, indent)) yield encoder.encode(piece);
}

/** How deep a value stands, and what the layout there is. */
class Place {
  readonly lineBreak: string;
  readonly separator: string;
  #inner: Place | undefined;

  constructor(
    private readonly indent: number | undefined,
    readonly depth: number,
  ) {
    this.lineBreak = indent === undefined ? '' : `\n${' '.repeat(indent * depth)}`;
    this.separator = indent === undefined ? ', ' : `,${this.lineBreak}`;
  }

  get inner(): Place {
    return (this.#inner ??= new Place(this.indent, this.depth + 1));
  }
}

/** Deeper values are written in one go: they are small, and generators are slow. */
const DEEP = 2;

function* tokens(value: Json, place: Place): Generator<string> {
  if (isScalar(value) || place.depth > DEEP) return void (yield render(value, place));
  const [open, close] = brackets(value);
  const { inner } = place;
  let before = open + inner.lineBreak;
  for (const [label, member] of members(value)) {
    yield before + label;
    yield* tokens(member, inner);
    before = inner.separator;
  }
  yield before.startsWith(open) ? open + close : place.lineBreak + close;
}

function render(value: Json, place: Place): string {
  if (isScalar(value)) return scalar(value);
  const [open, close] = brackets(value);
  const { inner } = place;
  const texts: string[] = [];
  if (isList(value)) for (const item of value) texts.push(render(item, inner));
  else for (const [name, member] of entries(value)) texts.push(`${quote(name)}: ${render(member, inner)}`);
  if (texts.length === 0) return open + close;
  return open + inner.lineBreak + texts.join(inner.separator) + place.lineBreak + close;
}

type Scalar = null | boolean | number | bigint | string;
type Container = Exclude<Json, Scalar>;

function isScalar(value: Json): value is Scalar {
  return typeof value !== 'object' || value === null;
}

function brackets(value: Container): readonly [open: string, close: string] {
  return Array.isArray(value) ? ['[', ']'] : ['{', '}'];
}

function* members(value: Container): Generator<readonly [label: string, member: Json]> {
  if (isList(value)) for (const item of value) yield ['', item];
  else for (const [name, member] of entries(value)) yield [`${quote(name)}: `, member];
}

function entries(value: Exclude<Container, readonly Json[]>): Iterable<[string, Json]> {
  return isMap(value) ? value : Object.entries(value);
}

function scalar(value: Scalar): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a whole number that JSON can hold exactly.`);
  }
  return String(value);
}

const PLAIN = /^[ !#-[\]-~]*$/;

/** Python escapes everything outside of printable ASCII. */
function quote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isList(value: Container): value is readonly Json[] {
  return Array.isArray(value);
}

function isMap(value: Container): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}
