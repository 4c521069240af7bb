import type { ConditionMoment, MachineView, Relocatable } from '../../../../vm-core/src/index.ts';
import type { HitCount } from './hit-count.ts';

/** A moment at which the run stops: before hint `hintIndex` of `pc`, or before its instruction. */
export interface StopPoint {
  readonly pc: Relocatable;
  readonly hintIndex: number;
}

/** A line of a file at which Python stops, not the VM. */
export interface PythonPoint {
  readonly file: string;
  readonly line: number;
  /** Python that has to be true in the frame. */
  readonly condition?: string;
}

/** What of the machine a condition looks at: as it is, or as it was at an earlier moment of the run. */
export interface HitMoment extends ConditionMoment {
  readonly hintIndex: number;
}

/**
 * Does a condition hold where a breakpoint is reached? Has no effect, so that searches of the recorded run may ask too.
 * Only one in Python promises its answer, and that is for the live moment whatever `at` says.
 * @throws Error that says why it cannot be told; promises reject with it
 */
export type HitTest = (at: HitMoment) => boolean | Promise<boolean>;

/** What a logpoint prints. @throws as `HitTest` */
export type HitLog = (at: MachineView) => string | Promise<string>;

/** What a breakpoint asks where it is reached, and does if all of it is so. */
export interface HitRule {
  readonly test?: HitTest;
  /** Is the test one in Python? */
  readonly asksPython?: boolean;
  /** Of the moments at which the test holds. */
  readonly count?: HitCount;
  /** Prints instead of stopping. */
  readonly log?: HitLog;
  /** What it was made from: hits of a rule with the same text go on being counted. */
  readonly text: string;
}

/** A breakpoint, by the id that its owner chose, and all the moments it stands for. */
export interface BoundBreakpoint {
  readonly id: number;
  readonly points: readonly StopPoint[];
  readonly python?: PythonPoint | undefined;
  /** Left out: it always stops. */
  readonly rule?: HitRule | undefined;
  /** Is it one of a cell? That its place is reached is no hit by itself. */
  readonly isOfCell?: boolean;
}
