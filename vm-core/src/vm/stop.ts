import type { VmException } from '../errors/vm-exception.ts';

/** Why `CairoVm.run` returned. None of these is an exception: a pause is an ordinary return value. */
export type Stop =
  /** The asked number of steps is done. */
  | { readonly reason: 'steps' }
  /** `shouldStop` said so, at `vm.pc` before hint `vm.hintIndex` (or before the instruction). */
  | { readonly reason: 'breakpoint' }
  /** `vm.pause()` was called. */
  | { readonly reason: 'paused' }
  /** pc reached the end of the program. */
  | { readonly reason: 'end' }
  /** The instruction or hint at `vm.pc` failed; the VM's state is as before it, and stays readable. */
  | { readonly reason: 'error'; readonly error: VmException };

/** A moment of the run at which it can be stopped. */
export interface StopPoint {
  /** Instructions executed so far. */
  readonly step: number;
  /** The hint that would run next; equal to the number of hints at this pc: the instruction itself. */
  readonly hintIndex: number;
}

export interface RunOptions {
  /** At most this many instructions; without end if left out. */
  readonly maxSteps?: number;
  /**
   * Does the run go on at its end? In a run for a proof, `__end__` is an instruction like others; elsewhere there is none,
   * and the run fails. Default: no.
   */
  readonly pastEnd?: boolean;
  /**
   * Asked at each pc in `vm.stopPcs`, before each of its hints and before its instruction: true stops there.
   * Not asked at the moment from which `run` starts.
   */
  readonly shouldStop?: (at: StopPoint) => boolean;
  /**
   * Asked after each stretch of instructions, before hints and whatever else comes then: true stops there. Stretches are
   * short where this is asked. What it looks for may lie some instructions back, but no hint.
   */
  readonly watch?: () => boolean;
}
