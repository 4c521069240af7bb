/**
 * An address in some memory segment, or a pointer to one. Immutable.
 * Segments 0, 1, 2… are real; -1, -2… are temporary until a relocation rule maps them.
 */
export class Relocatable {
  constructor(
    readonly segment: number,
    readonly offset: number,
  ) {}

  add(cells: number): Relocatable {
    return new Relocatable(this.segment, this.offset + cells);
  }

  equals(other: CellValue | undefined): boolean {
    return other instanceof Relocatable && other.segment === this.segment && other.offset === this.offset;
  }

  /** A number that is equal for equal addresses only (offsets below 2^32). */
  get key(): number {
    return this.segment * 2 ** 32 + this.offset;
  }

  static fromKey(key: number): Relocatable {
    const segment = Math.floor(key / 2 ** 32);
    return new Relocatable(segment, key - segment * 2 ** 32);
  }

  /** `segment:offset`, as cairo-lang prints it. */
  toString(): string {
    return `${this.segment}:${this.offset}`;
  }

  /** Reads `segment:offset`; undefined if the text is anything else. */
  static parse(text: string): Relocatable | undefined {
    const match = /^\s*(-?\d+):(\d+)\s*$/.exec(text);
    return match ? new Relocatable(Number(match[1]), Number(match[2])) : undefined;
  }
}

/** What a memory cell holds: a felt in [0, PRIME) or a pointer. */
export type CellValue = bigint | Relocatable;

export function sameValue(a: CellValue, b: CellValue): boolean {
  return a instanceof Relocatable ? a.equals(b) : a === b;
}
