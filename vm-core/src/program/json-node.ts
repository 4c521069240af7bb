import { ProgramError } from './program-error.ts';

/** What a JSON document should be, for its errors. */
export interface DocumentKind {
  /** `This is not … : the field …` */
  readonly noun: string;
  readonly advice: string;
  readonly makeError: (message: string) => Error;
}

const PROGRAM: DocumentKind = {
  noun: 'a compiled Cairo program',
  advice: 'Compile the program again with cairo-compile.',
  makeError: message => new ProgramError(message),
};

/** A value of a JSON document that knows where it stands, so that a wrong one can be named. */
export class JsonNode {
  readonly #kind: DocumentKind;

  constructor(
    readonly value: unknown,
    private readonly parent?: JsonNode,
    private readonly key?: string | number,
    kind: DocumentKind = PROGRAM,
  ) {
    this.#kind = parent === undefined ? kind : parent.#kind;
  }

  /** The whole of a document. */
  static document(value: unknown, kind: DocumentKind): JsonNode {
    return new JsonNode(value, undefined, undefined, kind);
  }

  /** For example `hints.12[0].accessible_scopes`. */
  get path(): string {
    if (this.parent === undefined || this.key === undefined) return '';
    if (typeof this.key === 'number') return `${this.parent.path}[${this.key}]`;
    return this.parent.path === '' ? this.key : `${this.parent.path}.${this.key}`;
  }

  /** @param found what is there instead; left out: the value itself */
  fail(expected: string, found = this.value === undefined ? 'missing' : shorten(this.value)): never {
    const where = this.path === '' ? 'the document' : `the field "${this.path}"`;
    const { noun, advice, makeError } = this.#kind;
    throw makeError(`This is not ${noun}: ${where} should be ${expected}, but is ${found}. ${advice}`);
  }

  /** Is it null or missing? */
  get isNull(): boolean {
    return this.value === null || this.value === undefined;
  }

  /** The member of an object; a node without value if it is missing. */
  field(name: string): JsonNode {
    const object = this.record();
    return new JsonNode(Object.hasOwn(object, name) ? object[name] : undefined, this, name);
  }

  entries(): [string, JsonNode][] {
    return Object.entries(this.record()).map(([key, value]) => [key, new JsonNode(value, this, key)]);
  }

  items(): JsonNode[] {
    return this.list().map((item, i) => new JsonNode(item, this, i));
  }

  string(): string {
    return typeof this.value === 'string' ? this.value : this.fail('a text');
  }

  strings(): readonly string[] {
    const list = this.list();
    const wrong = list.findIndex(item => typeof item !== 'string');
    if (wrong >= 0) new JsonNode(list[wrong], this, wrong).string();
    return list as readonly string[];
  }

  /** An integer from 0 on. */
  count(): number {
    return isCount(this.value) ? this.value : this.fail('an integer from 0 on');
  }

  /** An integer from 0 to `most`, of which the text says what it counts. */
  countUpTo(most: number, what: string): number {
    const value = this.count();
    return value <= most ? value : this.fail(`${what} (0 to ${most})`);
  }

  /** An object whose values are integers from 0 to `most`, as it is. */
  counts(most: number, what: string): Readonly<Record<string, number>> {
    const record = this.record();
    for (const key in record) {
      const value = record[key];
      if (!isCount(value) || value > most) this.field(key).countUpTo(most, what);
    }
    return record as Record<string, number>;
  }

  integer(): number {
    const { value } = this;
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.fail('an integer');
  }

  /** An integer of any size. */
  bigint(): bigint {
    return typeof this.value === 'bigint' ? this.value : BigInt(this.integer());
  }

  /** `0x…` */
  hex(): bigint {
    const { value } = this;
    return typeof value === 'string' && /^0x[0-9a-fA-F]+$/.test(value)
      ? BigInt(value)
      : this.fail('a hexadecimal number');
  }

  private list(): readonly unknown[] {
    return Array.isArray(this.value) ? this.value : this.fail('a list');
  }

  private record(): Record<string, unknown> {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : this.fail('an object');
  }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && Number.isSafeInteger(value);

function shorten(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}` : item));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
