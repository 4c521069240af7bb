import type { Comparison } from './compare/comparison.ts';
import type { Halt } from './running/run-control.ts';

/** Why the debuggee stands still. */
export type Stop =
  | Exclude<Halt, { reason: 'end' | 'failed' | 'data' }>
  /** Before the first instruction. */
  | { readonly reason: 'entry' }
  /** Back at the first moment of the recorded run. */
  | { readonly reason: 'start' }
  /** The run is at its end, and can be looked at. */
  | { readonly reason: 'end' }
  /** Where the run of another VM is another one. */
  | { readonly reason: 'divergence'; readonly comparison: Comparison }
  /** It cannot go on, but its state can be looked at. */
  | { readonly reason: 'failed'; readonly error: Error };
