import type { CellValue, ViewedMemory } from '../../../../vm-core/src/index.ts';
import { ACCESS_SIZE, type DictRange } from './dict-range.ts';

/** A key of a dictionary. */
export interface DictEntry {
  readonly key: CellValue;
  /** Before the first access; undefined if unknown. */
  readonly before: CellValue | undefined;
  /** After the last one. */
  readonly value: CellValue | undefined;
  /** Positions of its accesses in the range. */
  readonly accesses: readonly number[];
}

/** The dictionary that accesses have made, in the order in which its keys came. */
export function entriesOf({ start, count }: DictRange, memory: Pick<ViewedMemory, 'get'>): DictEntry[] {
  const keys = new Map<string, { readonly key: CellValue; readonly accesses: number[] }>();
  for (let index = 0; index < count; index++) {
    const key = memory.get(start.add(index * ACCESS_SIZE));
    // An access that a hint has begun, and the program has not finished.
    if (key === undefined) continue;
    const known = keys.get(`${key}`);
    if (known) known.accesses.push(index);
    else keys.set(`${key}`, { key, accesses: [index] });
  }
  const cell = (access: number | undefined, member: number): CellValue | undefined =>
    access === undefined ? undefined : memory.get(start.add(access * ACCESS_SIZE + member));
  return [...keys.values()].map(({ key, accesses }) => ({
    key,
    before: cell(accesses[0], 1),
    value: cell(accesses.at(-1), 2),
    accesses,
  }));
}
