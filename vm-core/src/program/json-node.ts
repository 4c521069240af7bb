import { ProgramError } from './program-error.ts';

/** A value of a JSON document that knows where it stands, so that a wrong one can be named. */
export class JsonNode {
  constructor(
    readonly value: unknown,
    private readonly parent?: JsonNode,
    private readonly key?: string | number,
  ) {}

  /** For example `hints.12[0].accessible_scopes`. */
  get path(): string {
    if (this.parent === undefined || this.key === undefined) return '';
    if (typeof this.key === 'number') return `${this.parent.path}[${this.key}]`;
    return this.parent.path === '' ? this.key : `${this.parent.path}.${this.key}`;
  }

  fail(expected: string): never {
    const found = this.value === undefined ? 'nothing' : shorten(JSON.stringify(this.value));
    const where = this.path === '' ? 'the document' : `the field "${this.path}"`;
    throw new ProgramError(
      `This is not a compiled Cairo program: ${where} should be ${expected}, but is ${found}. ` +
        'Compile the program again with cairo-compile.',
    );
  }

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
    if (!Array.isArray(this.value)) return this.fail('a list');
    return this.value.map((item: unknown, i) => new JsonNode(item, this, i));
  }

  string(): string {
    return typeof this.value === 'string' ? this.value : this.fail('a text');
  }

  strings(): string[] {
    return this.items().map(item => item.string());
  }

  /** An integer from 0 on. */
  count(): number {
    const { value } = this;
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? value
      : this.fail('an integer from 0 on');
  }

  integer(): number {
    const { value } = this;
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.fail('an integer');
  }

  /** `0x…` */
  hex(): bigint {
    const { value } = this;
    return typeof value === 'string' && /^0x[0-9a-fA-F]+$/.test(value)
      ? BigInt(value)
      : this.fail('a hexadecimal number');
  }

  private record(): Record<string, unknown> {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : this.fail('an object');
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
