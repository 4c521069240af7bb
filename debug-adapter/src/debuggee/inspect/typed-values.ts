import { formatType, Relocatable, type CairoType, type TypedValue } from '../../../../vm-core/src/index.ts';
import type { Siblings } from './array-length.ts';
import { cellText, type Naming } from './cell-text.ts';
import type { StructReader } from './decoders/decoder.ts';
import { decoderOf } from './decoders/decoders.ts';
import { below } from './below.ts';
import { cutPreview } from './preview.ts';
import { DictValues, type DictTracker } from './dict-values.ts';
import { fullText } from './full-text.ts';
import { Pointees } from './pointees.ts';
import type { Part, TypeReader } from './type-reader.ts';
import { namedNodes, type NodeList, type ValueFormat, type ValueNode } from './value-node.ts';

/** What values need to know of the program's run around them. */
export interface Surroundings {
  readonly naming: Naming;
  readonly tracker: DictTracker;
  /** Gives `size` cells from an address on the value of a text. @throws Error that says why they do not take it */
  assign(address: Relocatable, size: number, text: string): void;
}

/** A value that has a name, and what stands beside it. */
export interface Named {
  readonly name: string;
  readonly typed: TypedValue;
  /** The expression that gives the value; undefined if there is none. */
  readonly expression: string | undefined;
  readonly siblings?: Siblings;
}

/** Shows values by their Cairo types: structs by members, pointers by what they point to, arrays by elements. */
export class TypedValues {
  readonly #reader: TypeReader;
  readonly #around: Surroundings;
  readonly #pointees: Pointees;

  constructor(reader: TypeReader, around: Surroundings) {
    this.#reader = reader;
    this.#around = around;
    this.#pointees = new Pointees(reader, this, new DictValues(reader, this, around.naming, around.tracker));
  }

  node(named: Named, format: ValueFormat): ValueNode {
    const { name, typed, expression } = named;
    const { address, value } = typed;
    const type = this.#reader.resolve(typed.type);
    const isPointer = type.kind === 'pointer' && value instanceof Relocatable;
    return {
      name,
      type: formatType(typed.type),
      ...(expression === undefined ? {} : { evaluateName: expression }),
      value: this.text(named, format),
      address,
      ...(isPointer ? { target: value } : {}),
      fullText: of => fullText(this.#reader, named, of),
      ...(address && { set: (text, of) => this.#set(named, address, text, of) }),
      children: isPointer
        ? this.#pointees.children({ ...named, pointer: value, pointee: type.pointee })
        : this.nodes(this.#reader.parts(typed), expression),
    };
  }

  /** The value in a line. */
  text({ name, typed, siblings }: Omit<Named, 'expression'>, format: ValueFormat): string {
    const type = this.#reader.resolve(typed.type);
    const { value } = typed;
    const parts = this.#reader.parts(typed);
    if (parts) return this.#struct(type, parts, format);
    const text = cellText(value, format, this.#around.naming);
    if (type.kind !== 'pointer' || !(value instanceof Relocatable)) return text;
    const pointed = { name, pointer: value, pointee: type.pointee, ...(siblings && { siblings }) };
    const target = this.#pointees.text(pointed, format);
    return target === undefined ? text : `${text} → ${target}`;
  }

  /** The value as a part of another one's text. */
  shortText(typed: TypedValue, format: ValueFormat): string {
    const parts = this.#reader.parts(typed);
    if (!parts) return cellText(typed.value, format, this.#around.naming);
    return this.#summary(this.#reader.resolve(typed.type), parts, format) ?? '{…}';
  }

  /** The parts of a value as nodes of their own. */
  nodes(parts: readonly Part[] | undefined, expression: string | undefined): NodeList | undefined {
    if (!parts) return undefined;
    const siblings: Siblings = name => parts.find(part => part.name === name)?.value.value;
    return namedNodes(parts.length, format =>
      parts.map(({ name, path, value }) =>
        this.node({ name, typed: value, expression: below(expression, path), siblings }, format),
      ),
    );
  }

  #struct(type: CairoType, parts: readonly Part[], format: ValueFormat): string {
    const summary = this.#summary(type, parts, format);
    if (summary !== undefined) return summary;
    const isNamed = type.kind === 'struct';
    const texts = parts.map(({ name, value }) => {
      const text = this.shortText(value, format);
      return isNamed ? `${name}: ${text}` : text;
    });
    return cutPreview(isNamed ? `{${texts.join(', ')}}` : `(${texts.join(', ')})`);
  }

  #summary(type: CairoType, parts: readonly Part[], format: ValueFormat): string | undefined {
    if (type.kind !== 'struct') return undefined;
    return decoderOf(type.name)?.summary(this.#structReader(parts), format);
  }

  #structReader(parts: readonly Part[]): StructReader {
    const find = (member: string): TypedValue | undefined => parts.find(({ name }) => name === member)?.value;
    return {
      felt: member => {
        const value = find(member)?.value;
        return typeof value === 'bigint' ? value : undefined;
      },
      struct: member => {
        const value = find(member);
        return this.#structReader((value && this.#reader.parts(value)) ?? []);
      },
    };
  }

  #set(named: Named, address: Relocatable, text: string, format: ValueFormat): ValueNode {
    const { type } = named.typed;
    this.#around.assign(address, this.#reader.sizeOf(type), text);
    return this.node({ ...named, typed: this.#reader.load(type, address) }, format);
  }
}
