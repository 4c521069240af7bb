import { jsonInteger, jsonList, jsonMembers } from '../outputs/json-shape.ts';
import type { Json } from '../outputs/python-json.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';

/** Cells of the output that a proof keeps apart from the others, from `start` of the output on. */
export interface OutputPage {
  readonly start: number;
  readonly size: number;
}

/** What hints can change: a program that runs others gives each an output of its own (set_state). */
export interface OutputState {
  /** Where the output starts. */
  readonly base: Relocatable;
  readonly pages: ReadonlyMap<number, OutputPage>;
  /** JSON by name, for those who read the Cairo PIE. */
  readonly attributes: ReadonlyMap<string, Json>;
}

/** Page numbers, starts and sizes in a Cairo PIE are below this. */
const PAGE_LIMIT = 2n ** 30n;

/** A program can write its output anywhere in the segment; more cells than this are not listed one by one. */
const MAX_LISTED_CELLS = 2 ** 24;

/** What the program tells the verifier (cairo-lang, vm/output_builtin_runner.py). */
export class OutputBuiltin extends Builtin {
  #pages: ReadonlyMap<number, OutputPage> = new Map();
  #attributes: ReadonlyMap<string, Json> = new Map();

  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super({ name: 'output', cells: ['value'], inputCells: 1 }, use, parts);
  }

  get state(): OutputState {
    return { base: this.base, pages: this.#pages, attributes: this.#attributes };
  }

  set state({ base, pages, attributes }: OutputState) {
    this.base = base;
    this.#pages = pages;
    this.#attributes = attributes;
  }

  /** The cells of the output; undefined where one is missing. @throws Error if it reaches too far to be listed */
  values(): (CellValue | undefined)[] {
    return Array.from({ length: this.listedCells() }, (_, i) => this.parts.memory.get(this.base.add(i)));
  }

  override allocatedInstances(): number {
    return this.usedInstances();
  }

  /** It takes public memory only. */
  override allocatedMemoryUnits(): number {
    return 0;
  }

  override allocatedCells(): number {
    return this.usedCells();
  }

  override get accessesItsSegment(): boolean {
    return false;
  }

  /** @throws Error with cairo-lang's text for pages that overlap or reach behind the output; or if it reaches too far */
  override finalizeSegment(): void {
    const size = this.listedCells();
    const pageOf = new Map<number, number>();
    for (const [page, { start, size: length }] of this.#pages) {
      if (start + length > size) throw new Error(`Page ${page} is out of bounds.`);
      for (let offset = start; offset < start + length; offset++) {
        if (pageOf.has(offset)) throw new Error(`Offset ${offset} was already assigned a page.`);
        pageOf.set(offset, page);
      }
    }
    const cells = Array.from({ length: size }, (_, offset) => ({ offset, page: pageOf.get(offset) ?? 0 }));
    this.parts.segments.finalize(this.base.segment, size, cells);
  }

  override checkSecurity(): void {}

  private listedCells(): number {
    const cells = this.usedCells();
    if (cells <= MAX_LISTED_CELLS) return cells;
    throw new Error(
      `The output reaches up to cell ${this.base.add(cells - 1)}: more than 2^24 cells are not listed. ` +
        'Write the cells of the output one after the other.',
    );
  }

  override additionalData(): Json {
    const pages = [...this.#pages].sort(([a], [b]) => a - b);
    return {
      pages: new Map(pages.map(([page, { start, size }]) => [`${page}`, [start, size]])),
      attributes: this.#attributes,
    };
  }

  override extendAdditionalData(data: Json): void {
    const members = jsonMembers(data, 'Invalid output builtin data.');
    if ([...members.keys()].sort().join() !== 'attributes,pages')
      throw new Error('Invalid output builtin data.');
    const text = 'Invalid output builtin pages field.';
    const pages = new Map(this.#pages);
    for (const [page, range] of jsonMembers(members.get('pages'), text)) {
      const numbers = jsonList(range, text).map(number => jsonInteger(number, text));
      const [start = 0n, size = 0n] = numbers;
      const isRange = numbers.length === 2 && numbers.every(number => number > 0n && number < PAGE_LIMIT);
      if (!isRange) throw new Error(text);
      pages.set(Number(page), { start: Number(start), size: Number(size) });
    }
    this.#pages = pages;
    const attributes = jsonMembers(members.get('attributes'), 'Invalid output builtin attributes field.');
    this.#attributes = new Map([...this.#attributes, ...attributes]);
  }
}
