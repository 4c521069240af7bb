import type { Relocatable } from '../relocatable.ts';
import type { EndedRun } from './ended-run.ts';

/**
 * Takes the pointers that main returned for its builtins, and says where the first of them stands (read_return_values
 * in cairo-lang's vm/cairo_runner.py).
 * @throws Error with cairo-lang's text if one is wrong
 */
export function readStopPointers({ memory, builtins, program, ap }: EndedRun): Relocatable {
  let pointer = ap;
  for (const name of [...program.builtins].reverse()) {
    const builtin = builtins.find(each => each.name === name);
    if (builtin !== undefined) {
      pointer = builtin.readStopPointer(pointer);
      continue;
    }
    pointer = pointer.add(-1);
    if (memory.get(pointer) !== 0n) {
      throw new Error(`The stop pointer of the missing builtin "${name}" must be 0.`);
    }
  }
  return pointer;
}
