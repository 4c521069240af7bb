import type { Relocatable } from '../relocatable.ts';

/** Where a run that has its segments starts, and where it ends (cairo-lang, vm/cairo_runner.py). */
export interface InitialState {
  readonly initialPc: Relocatable;
  /** The first ap and fp. */
  readonly initialFp: Relocatable;
  /** The pc at which the run is over. */
  readonly finalPc: Relocatable;
}
