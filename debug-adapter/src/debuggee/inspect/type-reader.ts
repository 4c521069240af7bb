import {
  getStruct,
  resolveType,
  sizeOf,
  type CairoType,
  type CellValue,
  type Program,
  type Relocatable,
  type TypedValue,
} from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';

/** A member of a struct or tuple. */
export interface Part {
  readonly name: string;
  /** What is appended to the whole's expression. */
  readonly path: string;
  readonly value: TypedValue;
}

interface Member extends Omit<Part, 'value'> {
  readonly type: CairoType;
  readonly offset: number;
}

/** Reads values by the types of a program, at the moment where the debugger stands. */
export class TypeReader {
  /** @param program whose types they are */
  constructor(
    readonly cursor: Pick<Cursor, 'view' | 'vm'>,
    readonly program: Program,
  ) {}

  /** The type with aliases and definitions followed. */
  resolve(type: CairoType): CairoType {
    return resolveType(this.program, type);
  }

  /** In cells. */
  sizeOf(type: CairoType): number {
    return sizeOf(this.program, type);
  }

  /** The value of a type at an address. */
  load(type: CairoType, address: Relocatable): TypedValue {
    const { kind } = this.resolve(type);
    const isWhole = kind === 'struct' || kind === 'tuple';
    return { type, address, value: isWhole ? undefined : this.cursor.view.memory.get(address) };
  }

  /** The members of a struct or tuple, in memory or as the code has put them together; undefined for other types. */
  parts({ type, address, parts }: TypedValue): Part[] | undefined {
    const members = this.#members(this.resolve(type));
    if (!members || !(address ?? parts)) return undefined;
    return members.flatMap(({ name, path, type: memberType, offset }, index) => {
      const value = address ? this.load(memberType, address.add(offset)) : parts?.[index];
      return value ? { name, path, value } : [];
    });
  }

  /** All cells of a value, in order. */
  cells(typed: TypedValue): (CellValue | undefined)[] {
    return this.parts(typed)?.flatMap(part => this.cells(part.value)) ?? [typed.value];
  }

  /** What a struct or tuple consists of, in order; undefined for other types. */
  #members(type: CairoType): readonly Member[] | undefined {
    if (type.kind === 'struct') {
      const { members } = getStruct(this.program, type.name);
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
      end += this.sizeOf(memberType);
      const path = name === undefined ? `[${index}]` : `.${name}`;
      return { name: name ?? `${index}`, path, type: memberType, offset };
    });
  }
}
