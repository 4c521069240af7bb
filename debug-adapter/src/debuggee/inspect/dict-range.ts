import { Relocatable } from '../../../../vm-core/src/index.ts';
import { distance, type Siblings } from './array-length.ts';

/** cairo-lang, common/dict_access.cairo */
export const DICT_ACCESS = 'starkware.cairo.common.dict_access.DictAccess';
/** Cells of a DictAccess: key, prev_value, new_value. */
export const ACCESS_SIZE = 3;

/** Accesses to a dictionary, one behind the other in memory. */
export interface DictRange {
  readonly start: Relocatable;
  readonly count: number;
  /** Does it have one access a key, from the first value to the last (cairo-lang, common/squash_dict.cairo)? */
  readonly isSquashed: boolean;
}

/**
 * The accesses that a pointer to a DictAccess stands for: those up to its end, if `…_start` and `…_end` stand side by side;
 * else those before it, since a dictionary is passed on by the end of its accesses; at the start of a segment, all of that.
 * @param struct full name of what the pointer points to
 * @param used cells of the pointer's segment
 * @returns undefined if it is no dictionary
 */
export function dictAt(
  struct: string,
  name: string,
  pointer: Relocatable,
  used: number,
  siblings: Siblings,
): DictRange | undefined {
  if (struct !== DICT_ACCESS) return undefined;
  const isSquashed = name.includes('squash');
  const stem = name.replace(/_(start|end)$/, '');
  const isEnd = name.endsWith('_end');
  const other = isEnd ? (siblings(`${stem}_start`) ?? siblings(stem)) : siblings(`${stem}_end`);
  if (other instanceof Relocatable) {
    const [start, end] = isEnd ? [other, pointer] : [pointer, other];
    const count = distance(start, end, ACCESS_SIZE);
    if (count !== undefined) return { start, count, isSquashed };
  }
  if (pointer.offset % ACCESS_SIZE !== 0) return undefined;
  const cells = pointer.offset > 0 ? pointer.offset : used;
  return { start: pointer.add(-pointer.offset), count: Math.ceil(cells / ACCESS_SIZE), isSquashed };
}
