import { nextPowerOfTwo } from '../layouts/next-power-of-two.ts';
import type { EndedRun } from './ended-run.ts';
import { finalizeSegments } from './finalize-segments.ts';
import { ProofRoom } from './proof-room.ts';
import { checkSecurity } from './security.ts';
import { readStopPointers } from './stop-pointers.ts';

/** How a run is ended. Nothing said: as cairo-run does it without options. */
export interface EndOptions {
  /** Is it checked that the run may become a part of another? Default: yes, but not in a run for a proof. */
  readonly secure?: boolean;
  /** The run shall take exactly this many steps, and its trace is not padded. */
  readonly steps?: number;
  /** The run shall take at least this many steps. */
  readonly minSteps?: number;
  /** The run need not have come to its end: what main returned is not looked at. `steps` says where it stops. */
  readonly noEnd?: boolean;
  /** Cells of the program's segment that may be used; default: the program's length. */
  readonly programSegmentSize?: number;
  /** May temporary segments be left without relocation rules? Such a run has no outputs. Default: no. */
  readonly allowTemporarySegments?: boolean;
  /** The run has failed: nothing more is executed or checked, and memory is taken as it is. */
  readonly failed?: boolean;
  /** Is called when the run and its memory are final: what fails from then on is a check. */
  readonly onSettled?: () => void;
  /** Is told which room of a proof was too small, so that more steps were added. */
  readonly onWarning?: (text: string) => void;
}

/** A run that can go on. */
export interface RunToEnd extends EndedRun {
  /** @throws Error if one of the steps fails */
  runSteps(count: number): Promise<void>;
  /** Makes of all builtins' cells what their rules say, and closes the hints' scopes. @throws Error */
  settle(): Promise<void>;
}

/** Beyond this the run would not fit into the memory of a VM. */
const MAX_STEPS = 2 ** 30;

/**
 * Ends a run as cairo-run does, in its order (cairo-lang, vm/cairo_run.py). Returns how many steps it took to the end;
 * undefined with `noEnd`.
 * @throws Error with cairo-lang's text
 */
export async function endRun(run: RunToEnd, options: EndOptions): Promise<number | undefined> {
  const { noEnd = false, failed = false, secure = !run.isProof } = options;
  if (failed) return undefined;
  const originalSteps = await finishSteps(run, options);
  options.onSettled?.();
  if (!noEnd && run.entry === undefined) {
    const returned = readStopPointers(run);
    if (run.isProof) finalizeSegments(run, returned);
  }
  if (secure) checkSecurity(run, options);
  return originalSteps;
}

/** Runs what is to be run after the end, and makes memory final. */
async function finishSteps(run: RunToEnd, options: EndOptions): Promise<number | undefined> {
  const { steps, minSteps = 0, noEnd = false } = options;
  // One step more, so that the last one is at the end and not before it.
  if (run.isProof && !noEnd) await run.runSteps(1);
  const originalSteps = noEnd ? undefined : run.step;
  await runUntil(run, Math.max(minSteps, steps ?? 0));
  await run.settle();
  if (options.allowTemporarySegments !== true) checkTemporarySegments(run);
  if (run.isProof && steps === undefined) await padTrace(run, options);
  return originalSteps;
}

async function runUntil(run: RunToEnd, step: number): Promise<void> {
  if (step > run.step) await run.runSteps(step - run.step);
}

/** cairo-lang fails too, as it looks for their sizes. */
function checkTemporarySegments({ segments, memory }: EndedRun): void {
  for (let segment = -1; segment >= -segments.temporaryCount; segment--) {
    if (segments.usedSize(segment) === 0 || memory.hasRelocationRule(segment)) continue;
    throw new Error(
      `Segment ${segment} is still temporary at the end of the run: it has no relocation rule.`,
    );
  }
}

/** Goes on at the end until the steps are a power of two with room for all that the run used. */
async function padTrace(run: RunToEnd, { onWarning }: EndOptions): Promise<void> {
  await runUntil(run, nextPowerOfTwo(run.step));
  const room = new ProofRoom(run);
  for (let shortage = room.shortage(); shortage !== undefined; shortage = room.shortage()) {
    onWarning?.(`Warning: ${shortage} Increasing number of steps.`);
    if (run.step >= MAX_STEPS)
      throw new Error(`${shortage} A proof of more than 2^30 steps is not possible here.`);
    await runUntil(run, 2 * run.step);
  }
}
