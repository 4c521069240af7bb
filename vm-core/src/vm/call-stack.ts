import type { Relocatable } from '../relocatable.ts';

/** A function that is running. */
export interface CallFrame {
  /** The instruction that runs next (innermost frame) or the call instruction that made the next inner frame. */
  readonly pc: Relocatable;
  /** ap when the instruction at `pc` starts: of a caller, the callee's fp - 2. */
  readonly ap: Relocatable;
  readonly fp: Relocatable;
}
