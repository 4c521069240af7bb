import type { Builtin } from '../builtins/builtin.ts';
import type { CellValue } from '../relocatable.ts';

/** What main gets for each of the builtins that the program names; 0 where the layout lacks it. */
export function builtinPointers(names: readonly string[], builtins: readonly Builtin[]): CellValue[] {
  return names.flatMap(name => builtins.find(builtin => builtin.name === name)?.initialStack() ?? [0n]);
}
