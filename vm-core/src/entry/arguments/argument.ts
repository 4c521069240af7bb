import type { BuiltinParts } from '../../builtins/builtin.ts';
import { toFelt } from '../../felt.ts';
import { Relocatable, type CellValue } from '../../relocatable.ts';

/** What a function can be given: a felt, a pointer, a list (an array, a tuple, a struct's members) or members by name. */
export type Argument = CellValue | readonly Argument[] | { readonly [member: string]: Argument };

/** Arguments of a function in their order, or by their names. */
export type Arguments = readonly Argument[] | { readonly [name: string]: Argument };

export function isCell(argument: Argument): argument is CellValue {
  return typeof argument === 'bigint' || argument instanceof Relocatable;
}

export function isList(argument: Argument): argument is readonly Argument[] {
  return Array.isArray(argument);
}

/** Where arguments that are more than a cell go. */
export type ArgumentSpace = Pick<BuiltinParts, 'memory' | 'segments'>;

/**
 * The cell of an argument without a type; a list becomes a new segment, of whose items the same is true (gen_arg in
 * cairo-lang, vm/memory_segments.py).
 * @throws TypeError for members by name, which need a type
 */
export function cellOf(argument: Argument, space: ArgumentSpace): CellValue {
  if (isCell(argument)) return typeof argument === 'bigint' ? toFelt(argument) : argument;
  if (!isList(argument)) {
    throw new TypeError(
      `Members by name (${Object.keys(argument).join(', ')}) need an argument with a type.`,
    );
  }
  const base = space.segments.add();
  const cells = argument.map(item => cellOf(item, space));
  cells.forEach((cell, offset) => space.memory.set(base.add(offset), cell));
  return base;
}
