import type { Builtin } from '../builtins/builtin.ts';
import type { FunctionEntry } from '../entry/function-entry.ts';
import type { Layout } from '../layouts/layout.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import type { Program } from '../program/program.ts';
import type { AccessedCells } from '../recording/accessed-cells.ts';
import type { Relocatable } from '../relocatable.ts';

/** What the checks at the end of a run look at. `CairoVm` is one. */
export interface EndedRun {
  readonly program: Program;
  readonly layout: Layout;
  readonly isProof: boolean;
  /** The function that ran instead of main: its builtins' pointers are not looked at. */
  readonly entry: FunctionEntry | undefined;
  readonly memory: Memory;
  readonly segments: Segments;
  readonly accessed: AccessedCells;
  readonly builtins: readonly Builtin[];
  readonly programBase: Relocatable;
  readonly executionBase: Relocatable;
  readonly ap: Relocatable;
  /** Instructions executed so far. */
  readonly step: number;
}
