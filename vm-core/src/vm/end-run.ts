import type { Builtin } from '../builtins/builtin.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import { Relocatable } from '../relocatable.ts';

/** A run that has reached its end. */
export interface EndedRun {
  readonly memory: Memory;
  readonly segments: Segments;
  readonly builtins: readonly Builtin[];
  readonly builtinNames: readonly string[];
  readonly programBase: Relocatable;
  readonly programLength: number;
  readonly ap: Relocatable;
}

/**
 * Takes the pointers that main returned for its builtins (read_return_values in cairo-lang's vm/cairo_runner.py).
 * @throws Error with cairo-lang's text if one is wrong
 */
export function readStopPointers({ memory, builtins, builtinNames, ap }: EndedRun): void {
  let pointer = ap;
  for (const name of [...builtinNames].reverse()) {
    const builtin = builtins.find(b => b.name === name);
    if (builtin !== undefined) {
      pointer = builtin.readStopPointer(pointer);
      continue;
    }
    pointer = pointer.add(-1);
    if (memory.get(pointer) !== 0n) {
      throw new Error(`The stop pointer of the missing builtin "${name}" must be 0.`);
    }
  }
}

/**
 * Checks that the run can be relocated and proven (cairo-lang, vm/security.py).
 * @throws Error with cairo-lang's text
 */
export function checkSecurity({ memory, segments, builtins, programBase, programLength }: EndedRun): void {
  const used = segments.usedSize(programBase.segment);
  for (let offset = programLength; offset < used; offset++) {
    const address = programBase.add(offset);
    if (memory.has(address)) throw new Error(`Out of bounds access to program segment at ${address}.`);
  }
  for (let segment = -1; segment >= -segments.temporaryCount; segment--) {
    if (segments.usedSize(segment) > 0 && !memory.hasRelocationRule(segment)) {
      throw new Error(
        `Segment ${segment} is still temporary at the end of the run: it has no relocation rule.`,
      );
    }
  }
  for (const builtin of builtins) builtin.checkSecurity();
}
