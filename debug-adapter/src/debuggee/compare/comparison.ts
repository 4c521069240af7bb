import type { Divergence, Moment } from '../../../../vm-core/src/index.ts';

/** What a comparison of a run with that of another VM came to. */
export interface Comparison {
  /** Undefined: the runs are the same. */
  readonly divergence: Divergence | undefined;
  /** Of the run itself. */
  readonly steps: number;
  readonly hasMemory: boolean;
}

/** A run that is over before anybody looks at it, with its checks. */
export interface FinishedRun {
  /** What it, or one of the checks, failed with. */
  readonly failure?: Error | undefined;
  readonly comparison?: Comparison;
}

/** Where to look at it: before the step that differs, or at the end of a run that differs behind it. */
export function divergenceMoment({ divergence, steps }: Comparison): Moment | undefined {
  if (!divergence) return undefined;
  const step = divergence.kind === 'memory' ? steps : Math.min(divergence.step, steps);
  return { step, hintIndex: 0 };
}
