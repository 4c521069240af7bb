import { Relocatable, type CairoType } from '../../../../vm-core/src/index.ts';
import { elementsOf, type Siblings } from './array-length.ts';
import { dictAt, type DictRange } from './dict-range.ts';
import type { DictValues } from './dict-values.ts';
import type { TypeReader } from './type-reader.ts';
import { below } from './below.ts';
import { cutPreview } from './preview.ts';
import type { TypedValues } from './typed-values.ts';
import { indexedNodes, joinNodes, type NodeList, type ValueFormat } from './value-node.ts';

/** Elements that the text of an array shows. */
const SHOWN = 10;

const NONE: Siblings = () => undefined;

/** A pointer that has a name. */
export interface Pointed {
  readonly name: string;
  readonly pointer: Relocatable;
  readonly pointee: CairoType;
  readonly siblings?: Siblings;
}

/** Shows what pointers point to: a dictionary, an array as long as something says, else a struct or what its segment holds. */
export class Pointees {
  readonly #reader: TypeReader;
  readonly #values: TypedValues;
  readonly #dicts: DictValues;

  constructor(reader: TypeReader, values: TypedValues, dicts: DictValues) {
    this.#reader = reader;
    this.#values = values;
    this.#dicts = dicts;
  }

  /** In a line; undefined if there is nothing to say. */
  text(pointed: Pointed, format: ValueFormat): string | undefined {
    const { pointer, pointee } = pointed;
    const dict = this.#dict(pointed);
    if (dict) return this.#dicts.text(dict, format);
    const length = this.#length(pointed);
    if (length !== undefined) return this.#arrayText(pointed, length, format);
    const target = this.#reader.load(pointee, pointer);
    return this.#reader.parts(target) && this.#values.text({ name: '', typed: target }, format);
  }

  children(pointed: Pointed & { readonly expression: string | undefined }): NodeList | undefined {
    const { pointer, pointee, expression } = pointed;
    const dict = this.#dict(pointed);
    if (dict) return this.#dicts.children(dict);
    const length = this.#length(pointed);
    if (length !== undefined) return this.#elements(pointee, pointer, length, expression);
    const target = this.#reader.load(pointee, pointer);
    const members = this.#values.nodes(this.#reader.parts(target), expression);
    const count = this.#elementsInSegment(pointee, pointer);
    // One struct is no array; and behind one in a function's frame comes something else.
    const isArray = !members || (count > 1 && !this.#isInFrame(pointer));
    return isArray ? joinNodes(members, this.#elements(pointee, pointer, count, expression)) : members;
  }

  #dict({ name, pointer, pointee, siblings = NONE }: Pointed): DictRange | undefined {
    const type = this.#reader.resolve(pointee);
    if (type.kind !== 'struct' || this.#isInFrame(pointer)) return undefined;
    return dictAt(
      type.name,
      name,
      pointer,
      this.#reader.cursor.view.segments.usedSize(pointer.segment),
      siblings,
    );
  }

  #length({ name, pointer, pointee, siblings = NONE }: Pointed): number | undefined {
    return elementsOf(name, pointer, this.#reader.sizeOf(pointee), siblings);
  }

  #arrayText({ pointer, pointee }: Pointed, length: number, format: ValueFormat): string {
    const size = this.#reader.sizeOf(pointee);
    const texts = Array.from({ length: Math.min(length, SHOWN) }, (_, index) =>
      this.#values.shortText(this.#reader.load(pointee, pointer.add(index * size)), format),
    );
    if (length > SHOWN) texts.push('…');
    return cutPreview(`[${texts.join(', ')}]`);
  }

  #elements(
    pointee: CairoType,
    pointer: Relocatable,
    count: number,
    expression: string | undefined,
  ): NodeList | undefined {
    const size = this.#reader.sizeOf(pointee);
    return indexedNodes(count, (index, format) => {
      const typed = this.#reader.load(pointee, pointer.add(index * size));
      const name = `[${index}]`;
      return this.#values.node({ name, typed, expression: below(expression, name) }, format);
    });
  }

  #elementsInSegment(pointee: CairoType, start: Relocatable): number {
    const size = this.#reader.sizeOf(pointee);
    const cells = this.#reader.cursor.view.segments.usedSize(start.segment) - start.offset;
    return size === 0 ? 0 : Math.ceil(cells / size);
  }

  #isInFrame({ segment }: Relocatable): boolean {
    return segment === this.#reader.cursor.vm.executionBase.segment;
  }
}
