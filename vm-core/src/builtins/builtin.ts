import type { Relocatable } from '../relocatable.ts';

/** A builtin of a run: a segment whose cells obey a rule. */
export interface Builtin {
  /** As in `%builtins`: output, pedersen, range_check, bitwise… */
  readonly name: string;
  readonly base: Relocatable;
  /** Does the program name it in `%builtins`? */
  readonly included: boolean;
  readonly cellsPerInstance: number;
  /** The first cells of an instance, given by the program; the others are deduced. */
  readonly inputCells: number;
  usedCells(): number;
}
