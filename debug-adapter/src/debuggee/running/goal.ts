import type { Relocatable } from '../../../../vm-core/src/index.ts';

/** What of the VM a goal looks at. */
export interface Position {
  readonly step: number;
  /** The hint that is next, or the number of hints at pc: the instruction is next. */
  readonly hintIndex: number;
  readonly hintCount: number;
  readonly pc: Relocatable;
  readonly fp: Relocatable;
  /** The call instruction's return pc, if the instruction at pc is a call. */
  readonly callReturn: Relocatable | undefined;
  /** Reads a cell. */
  cell(address: Relocatable): bigint | Relocatable | undefined;
}

/** A stretch to run before the goal is asked again. Breakpoints, pauses and failures end it early. */
export type Leg =
  | { readonly kind: 'free' }
  | { readonly kind: 'steps'; readonly count: number }
  /** One hint, or the instruction when no hint is left. */
  | { readonly kind: 'one' }
  /** Until pc is reached again in the frame `fp`: over a call, with whatever it calls. */
  | { readonly kind: 'until'; readonly pc: Relocatable; readonly fp: Relocatable };

/** How Python goes on when the goal is set while it is stopped inside a hint. */
export type PythonMode = 'continue' | 'next' | 'stepIn' | 'stepOut';

/** Where a command of the user wants the run to stop. */
export interface Goal {
  readonly python: PythonMode;
  /** Stop at the first line of a hint that is all there is to a leg? */
  readonly entersHints: boolean;
  /** The next stretch; undefined when the goal is reached. */
  next(at: Position): Leg | undefined;
}
