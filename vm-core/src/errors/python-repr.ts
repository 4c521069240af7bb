import type { CellValue } from '../relocatable.ts';

/** A value as Python's `repr` prints it inside of a tuple, a list or a dict. */
export function pythonRepr(value: CellValue | undefined): string {
  if (value === undefined) return 'None';
  if (typeof value === 'bigint') return value.toString();
  return `RelocatableValue(segment_index=${value.segment}, offset=${value.offset})`;
}

/** A dict with texts for keys. */
export function pythonDict(entries: Iterable<readonly [string, CellValue]>): string {
  return `{${Array.from(entries, ([key, value]) => `'${key}': ${pythonRepr(value)}`).join(', ')}}`;
}
