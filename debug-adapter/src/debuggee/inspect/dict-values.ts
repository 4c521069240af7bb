import type { CairoType } from '../../../../vm-core/src/index.ts';
import { cellText, type Naming } from './cell-text.ts';
import { entriesOf, type DictEntry } from './dict-entries.ts';
import { ACCESS_SIZE, DICT_ACCESS, type DictRange } from './dict-range.ts';
import { cutPreview } from './preview.ts';
import type { TypeReader } from './type-reader.ts';
import type { TypedValues } from './typed-values.ts';
import {
  indexedNodes,
  joinNodes,
  namedNodes,
  type NodeList,
  type ValueFormat,
  type ValueNode,
} from './value-node.ts';

/** Dictionaries with more accesses are gone through only when they are opened. */
const MANY = 10_000;

const ACCESS: CairoType = { kind: 'struct', name: DICT_ACCESS };

/** Gives what hints know of the dictionary in a segment; undefined if they know nothing. */
export type DictTracker = (segment: number) => ValueNode | undefined;

/** Shows dictionaries: each key with its value after the last access, then the accesses themselves. */
export class DictValues {
  readonly #reader: TypeReader;
  readonly #values: TypedValues;
  readonly #naming: Naming;
  readonly #tracker: DictTracker;

  constructor(reader: TypeReader, values: TypedValues, naming: Naming, tracker: DictTracker) {
    this.#reader = reader;
    this.#values = values;
    this.#naming = naming;
    this.#tracker = tracker;
  }

  text(range: DictRange, format: ValueFormat): string {
    const kind = range.isSquashed ? 'squashed dict' : 'dict';
    if (range.count > MANY) return `${kind} of ${range.count} accesses`;
    const texts = this.#entries(range).map(
      entry => `${cellText(entry.key, format)}: ${this.#valueText(range, entry, format)}`,
    );
    return `${kind} ${cutPreview(`{${texts.join(', ')}}`)}`;
  }

  children(range: DictRange): NodeList | undefined {
    const tracker = this.#tracker(range.start.segment);
    const own = range.count > MANY ? [this.#entriesNode(range)] : undefined;
    const entries = own ? [] : this.#entries(range);
    const named = namedNodes((own ?? entries).length + (tracker ? 1 : 0), format => [
      ...(own ?? entries.map(entry => this.#entryNode(range, entry, format))),
      ...(tracker ? [tracker] : []),
    ]);
    const accesses = indexedNodes(range.count, (index, format) => this.#accessNode(range, index, format));
    return joinNodes(named, accesses);
  }

  #entries(range: DictRange): DictEntry[] {
    return entriesOf(range, this.#reader.cursor.view.memory);
  }

  #valueText({ isSquashed }: DictRange, { before, value }: DictEntry, format: ValueFormat): string {
    const text = cellText(value, format, this.#naming);
    return isSquashed ? `${cellText(before, format, this.#naming)} → ${text}` : text;
  }

  /** All keys of a large dictionary. */
  #entriesNode(range: DictRange): ValueNode {
    return {
      name: 'entries',
      value: '{…}',
      children: namedNodes(range.count, format =>
        this.#entries(range).map(entry => this.#entryNode(range, entry, format)),
      ),
    };
  }

  /** A key with its accesses; with the parts of the access if that was the only one. */
  #entryNode(range: DictRange, entry: DictEntry, format: ValueFormat): ValueNode {
    const [first = 0] = entry.accesses;
    const isOnly = entry.accesses.length === 1;
    return {
      name: cellText(entry.key, format),
      value: this.#valueText(range, entry, format),
      type: isOnly ? 'entry' : `entry, accessed ${entry.accesses.length} times`,
      address: range.start.add((entry.accesses.at(-1) ?? 0) * ACCESS_SIZE + 2),
      children: isOnly
        ? this.#accessNode(range, first, format).children
        : namedNodes(entry.accesses.length, of =>
            entry.accesses.map(index => this.#accessNode(range, index, of)),
          ),
    };
  }

  #accessNode({ start }: DictRange, index: number, format: ValueFormat): ValueNode {
    const typed = this.#reader.load(ACCESS, start.add(index * ACCESS_SIZE));
    return this.#values.node({ name: `[${index}]`, typed, expression: undefined }, format);
  }
}
