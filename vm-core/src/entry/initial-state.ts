import type { Builtin } from '../builtins/builtin.ts';
import type { Relocatable } from '../relocatable.ts';

/** What a run starts from (cairo-lang, vm/cairo_runner.py). */
export interface InitialState {
  readonly programBase: Relocatable;
  readonly executionBase: Relocatable;
  readonly builtins: readonly Builtin[];
  readonly initialPc: Relocatable;
  /** The first ap and fp. */
  readonly initialFp: Relocatable;
  /** The pc at which the run is over. */
  readonly finalPc: Relocatable;
}
