import type { Hint } from '../program/program.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';

/** One execution of one hint. The VM stands before the instruction at `pc` and waits. */
export interface HintCall {
  readonly vm: CairoVm;
  readonly hint: Hint;
  /** Position among the hints of this pc. */
  readonly hintIndex: number;
  readonly pc: Relocatable;
}

/** Runs hints. A VM is either interpreting or inside one call of this. */
export interface HintProcessor {
  /**
   * Runs the hint to its end. Returns nothing if it has ended already, else a promise of its end.
   * @throws HintError (or a promise that rejects with it) when the hint fails.
   */
  execute(call: HintCall): void | Promise<void>;
  /** What the rules that hints made say of an unknown cell (hint-rules.ts). Rejects with what a rule raises. */
  deduce?(address: Relocatable): Promise<CellValue | undefined>;
  /** Lets the rules that hints made judge a cell that was written. Rejects with what a rule raises. */
  validate?(address: Relocatable): Promise<void>;
  /** Called once when the run is over (`vm.end()`): raises what cairo-lang raises for scopes left open. */
  endRun?(): void | Promise<void>;
  /** Ends what the hints run in, also in the middle of one. Called when the VM runs no more. */
  stop?(): Promise<void>;
}
