import type { Relocatable, CellValue } from '../relocatable.ts';
import type { CallFrame } from '../vm/call-stack.ts';
import type { Registers } from '../vm/exact-step.ts';

/** A moment of a run: `step` instructions are executed, and `hintIndex` of the hints at pc. */
export interface Moment {
  readonly step: number;
  readonly hintIndex: number;
}

/** Memory as it was, or is, at a moment: nothing that was written later is in it. */
export interface ViewedMemory {
  /** The cell's value, relocated by the rules for temporary segments; undefined if unknown. */
  get(address: Relocatable): CellValue | undefined;
  has(address: Relocatable): boolean;
  /** The step that wrote the cell; -1: loaded before the run; undefined: the cell is unknown. */
  writerStep(address: Relocatable): number | undefined;
}

export interface ViewedSegments {
  readonly count: number;
  readonly temporaryCount: number;
  /** 1 + the offset of the last known cell. */
  usedSize(segment: number): number;
}

/** A VM to look at: as it is (`CairoVm` itself), or as it was at an earlier moment (`Recording.at`). */
export interface MachineView extends Moment, Registers {
  readonly memory: ViewedMemory;
  readonly segments: ViewedSegments;
  /** The running functions, innermost first; lazily, since there may be 100,000. */
  callStack(): Generator<CallFrame>;
}

/** Negative if `a` is before `b`, positive if it is after it. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.step - b.step || a.hintIndex - b.hintIndex;
}
