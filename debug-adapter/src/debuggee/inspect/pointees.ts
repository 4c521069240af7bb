import { Relocatable, type CairoType } from '../../../../vm-core/src/index.ts';
import { below } from './below.ts';
import type { DictValues } from './dict-values.ts';
import { elementsInSegment, isInFrame, targetOf, type Pointed } from './pointer-target.ts';
import { cutPreview } from './preview.ts';
import type { TypedValues } from './typed-values.ts';
import type { TypeReader } from './type-reader.ts';
import { indexedNodes, joinNodes, type NodeList, type ValueFormat } from './value-node.ts';

/** Elements that the text of an array shows. */
const SHOWN = 10;

/** Shows what pointers point to. */
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
    const target = targetOf(this.#reader, pointed);
    if (target.kind === 'dict') return this.#dicts.text(target.range, format);
    if (target.kind === 'array') return this.#arrayText(pointed, target.length, format);
    const { typed } = target;
    return this.#reader.parts(typed) && this.#values.text({ name: '', typed }, format);
  }

  children(pointed: Pointed & { readonly expression: string | undefined }): NodeList | undefined {
    const { pointer, pointee, expression } = pointed;
    const target = targetOf(this.#reader, pointed);
    if (target.kind === 'dict') return this.#dicts.children(target.range);
    if (target.kind === 'array') return this.#elements(pointee, pointer, target.length, expression);
    const members = this.#values.nodes(this.#reader.parts(target.typed), expression);
    const count = elementsInSegment(this.#reader, pointee, pointer);
    // One struct is no array.
    const isArray = !members || (count > 1 && !isInFrame(this.#reader, pointer));
    return isArray ? joinNodes(members, this.#elements(pointee, pointer, count, expression)) : members;
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
      const name = `[${index}]`;
      const typed = this.#reader.load(pointee, pointer.add(index * size));
      return this.#values.node({ name, typed, expression: below(expression, name) }, format);
    });
  }
}
