import { Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';

/** The value of a name that stands beside a pointer: another argument, another member of the struct; undefined if there is none. */
export type Siblings = (name: string) => CellValue | undefined;

/** Longer ones are no lengths, but felts that are called so. */
const LONGEST = 2n ** 31n;

/** How arrays and their lengths are called in Cairo, by the array's name: `arr_len` (Starknet), `n_elements`, … */
const LENGTH_NAMES: readonly ((array: string) => string)[] = [
  array => `${array}_len`,
  array => `n_${array}`,
  array => `${array}_length`,
  array => `len_${array}`,
  array => `num_${array}`,
  array => `${array}_count`,
];

/** Of felts only: of structs it may be in cells. */
const SIZE_NAMES: readonly ((array: string) => string)[] = [
  array => `${array}_size`,
  array => `size_${array}`,
];

/**
 * How many elements a pointer has behind it, by what stands beside it:
 * a number that is called after the pointer (`values` or `values_ptr` with `values_len`, `n_values`, …), or a
 * pointer to its end (`values` or `values_start` with `values_end`).
 * @param elementSize in cells
 * @returns undefined if nothing says it
 */
export function elementsOf(
  name: string,
  pointer: Relocatable,
  elementSize: number,
  siblings: Siblings,
): number | undefined {
  if (elementSize === 0) return undefined;
  const named = namedLength(name, elementSize, siblings);
  if (named !== undefined) return named;
  const end = siblings(`${name.replace(/_start$/, '')}_end`);
  return end instanceof Relocatable ? distance(pointer, end, elementSize) : undefined;
}

/** Whole elements from one pointer to another; undefined if they have no such distance. */
export function distance(start: Relocatable, end: Relocatable, elementSize: number): number | undefined {
  const elements = (end.offset - start.offset) / elementSize;
  return start.segment === end.segment && elements >= 0 && Number.isInteger(elements) ? elements : undefined;
}

function namedLength(name: string, elementSize: number, siblings: Siblings): number | undefined {
  const patterns = elementSize === 1 ? [...LENGTH_NAMES, ...SIZE_NAMES] : LENGTH_NAMES;
  for (const array of new Set([name, name.replace(/_ptr$/, '')])) {
    for (const pattern of patterns) {
      const length = siblings(pattern(array));
      if (typeof length === 'bigint' && length < LONGEST) return Number(length);
    }
  }
  return undefined;
}
