import { Relocatable, toSigned, type CallFrame } from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';
import type { Naming } from './cell-text.ts';
import { shortString } from './short-strings.ts';

/** A register that leads to a cell. */
export type Mark = 'pc' | 'ap' | 'fp';

/** A cell as a view of memory shows it. */
export interface MemoryCell {
  readonly offset: number;
  readonly kind: 'felt' | 'pointer' | 'unknown';
  /** A felt as a signed decimal; a pointer as `segment:offset`. Left out of unknown cells. */
  readonly value?: string;
  /** Of a felt. */
  readonly hex?: string;
  /** The short string that a felt looks like. */
  readonly text?: string;
  /** What is at the pointer: a function or label. */
  readonly targetName?: string;
  /** What begins at the cell: a function or label. */
  readonly name?: string;
  readonly marks?: readonly Mark[];
  /** The step that wrote the cell; -1: loaded before the run. */
  readonly writtenAt?: number;
}

/** `count` cells of a segment from `start` on, with the registers of a frame that lead to them. */
export function memoryCells(
  { view }: Cursor,
  naming: Naming,
  start: Relocatable,
  count: number,
  registers: CallFrame | undefined,
): MemoryCell[] {
  return Array.from({ length: count }, (_, index) => {
    const address = start.add(index);
    const name = naming(address);
    const marks = marksAt(address, registers);
    const writtenAt = view.memory.writerStep(address);
    return {
      offset: address.offset,
      ...describe(view.memory.get(address), naming),
      ...(name === undefined ? {} : { name }),
      ...(marks.length === 0 ? {} : { marks }),
      ...(writtenAt === undefined ? {} : { writtenAt }),
    };
  });
}

function describe(
  value: bigint | Relocatable | undefined,
  naming: Naming,
): Pick<MemoryCell, 'kind' | 'value' | 'hex' | 'text' | 'targetName'> {
  if (value === undefined) return { kind: 'unknown' };
  if (value instanceof Relocatable) {
    const targetName = naming(value);
    return { kind: 'pointer', value: `${value}`, ...(targetName === undefined ? {} : { targetName }) };
  }
  const text = shortString(value);
  return {
    kind: 'felt',
    value: `${toSigned(value)}`,
    hex: `0x${value.toString(16)}`,
    ...(text === undefined ? {} : { text }),
  };
}

function marksAt(address: Relocatable, registers: CallFrame | undefined): Mark[] {
  if (!registers) return [];
  const marks: readonly Mark[] = ['pc', 'ap', 'fp'];
  return marks.filter(mark => address.equals(registers[mark]));
}
