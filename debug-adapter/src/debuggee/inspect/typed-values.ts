import {
  formatType,
  getStruct,
  Relocatable,
  resolveType,
  sizeOf,
  type CairoType,
  type CellValue,
  type Program,
  type TypedValue,
} from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';
import { cellText, type Naming } from './cell-text.ts';
import {
  indexedNodes,
  joinNodes,
  namedNodes,
  type NodeList,
  type ValueFormat,
  type ValueNode,
} from './value-node.ts';

/** Longer previews of structs are cut. */
const PREVIEW_LENGTH = 80;

interface Part {
  readonly name: string;
  /** What is appended to the whole's expression. */
  readonly path: string;
  readonly value: TypedValue;
}

interface Member extends Omit<Part, 'value'> {
  readonly type: CairoType;
  readonly offset: number;
}

/** Shows values by their Cairo types: structs by members, pointers by what they point to, arrays by elements. */
export class TypedValues {
  readonly #cursor: Cursor;
  readonly #program: Program;
  readonly #naming: Naming;

  /** @param program whose types they are */
  constructor(cursor: Cursor, program: Program, naming: Naming) {
    this.#cursor = cursor;
    this.#program = program;
    this.#naming = naming;
  }

  /** @param expression that gives the value; left out if there is none */
  node(name: string, typed: TypedValue, expression: string | undefined, format: ValueFormat): ValueNode {
    const type = resolveType(this.#program, typed.type);
    const parts = this.#parts(type, typed);
    return {
      name,
      type: formatType(typed.type),
      ...(expression === undefined ? {} : { evaluateName: expression }),
      value: this.#text(type, typed, format),
      address: typed.address,
      ...(type.kind === 'pointer' && typed.value instanceof Relocatable ? { target: typed.value } : {}),
      children:
        type.kind === 'pointer'
          ? this.#pointee(type.pointee, typed.value, expression)
          : this.#nodes(parts, expression),
    };
  }

  /** The value of a type at an address. */
  load(type: CairoType, address: Relocatable): TypedValue {
    const { kind } = resolveType(this.#program, type);
    const isWhole = kind === 'struct' || kind === 'tuple';
    return { type, address, value: isWhole ? undefined : this.#cursor.view.memory.get(address) };
  }

  #text(type: CairoType, typed: TypedValue, format: ValueFormat): string {
    const parts = this.#parts(type, typed);
    if (parts) return this.#preview(type, parts, format);
    const { value } = typed;
    const text = cellText(value, format, this.#naming);
    if (type.kind !== 'pointer' || !(value instanceof Relocatable)) return text;
    const pointee = resolveType(this.#program, type.pointee);
    const target = this.#parts(pointee, this.load(pointee, value));
    return target ? `${text} → ${this.#preview(pointee, target, format)}` : text;
  }

  #preview(type: CairoType, parts: readonly Part[], format: ValueFormat): string {
    const named = type.kind === 'struct';
    const texts = parts.map(part => {
      const partType = resolveType(this.#program, part.value.type);
      const inner = this.#parts(partType, part.value);
      const text = inner ? '{…}' : cellText(part.value.value, format, this.#naming);
      return named ? `${part.name}: ${text}` : text;
    });
    const text = named ? `{${texts.join(', ')}}` : `(${texts.join(', ')})`;
    return text.length > PREVIEW_LENGTH ? `${text.slice(0, PREVIEW_LENGTH - 1)}…` : text;
  }

  /** The members of a struct or tuple, in memory or as the code has put them together; undefined for other types. */
  #parts(type: CairoType, { address, parts }: TypedValue): Part[] | undefined {
    const members = this.#members(type);
    if (!members || !(address ?? parts)) return undefined;
    return members.flatMap(({ name, path, type: memberType, offset }, index) => {
      const value = address ? this.load(memberType, address.add(offset)) : parts?.[index];
      return value ? { name, path, value } : [];
    });
  }

  /** What a struct or tuple consists of, in order; undefined for other types. */
  #members(type: CairoType): readonly Member[] | undefined {
    const program = this.#program;
    if (type.kind === 'struct') {
      const { members } = getStruct(program, type.name);
      return [...members].map(([name, { cairoType, offset }]) => ({
        name,
        path: `.${name}`,
        type: cairoType,
        offset,
      }));
    }
    if (type.kind !== 'tuple') return undefined;
    let end = 0;
    return type.members.map(({ name, type: memberType }, index) => {
      const offset = end;
      end += sizeOf(program, memberType);
      const path = name === undefined ? `[${index}]` : `.${name}`;
      return { name: name ?? `${index}`, path, type: memberType, offset };
    });
  }

  #nodes(parts: readonly Part[] | undefined, expression: string | undefined): NodeList | undefined {
    if (!parts) return undefined;
    return namedNodes(parts.length, format =>
      parts.map(part =>
        this.node(part.name, part.value, expression && operand(expression) + part.path, format),
      ),
    );
  }

  /** What a pointer points to: the members of a struct, and as many elements as the segment holds. */
  #pointee(
    type: CairoType,
    value: CellValue | undefined,
    expression: string | undefined,
  ): NodeList | undefined {
    if (!(value instanceof Relocatable)) return undefined;
    const members = this.#nodes(
      this.#parts(resolveType(this.#program, type), this.load(type, value)),
      expression,
    );
    const count = this.#elementCount(type, value);
    // One struct is no array; and behind one in a function's frame comes something else.
    const isArray = !members || (count > 1 && value.segment !== this.#cursor.vm.executionBase.segment);
    if (!isArray) return members;
    const size = sizeOf(this.#program, type);
    const elements = indexedNodes(count, (index, format) => {
      const element = this.load(type, value.add(index * size));
      return this.node(`[${index}]`, element, expression && `${operand(expression)}[${index}]`, format);
    });
    return joinNodes(members, elements);
  }

  #elementCount(type: CairoType, start: Relocatable): number {
    const size = sizeOf(this.#program, type);
    const cells = this.#cursor.view.segments.usedSize(start.segment) - start.offset;
    return size === 0 ? 0 : Math.ceil(cells / size);
  }
}

/** The expression as an operand of `.` or `[]`. */
function operand(expression: string): string {
  return /^[\w.[\]]+$/.test(expression) ? expression : `(${expression})`;
}
