import { HintError, VmException } from '../../../vm-core/src/index.ts';
import type { Debuggee } from '../debuggee/debuggee.ts';
import type { Stop } from '../debuggee/stop.ts';
import { failureLocation } from '../debuggee/failure-location.ts';
import type { Comparison } from '../debuggee/compare/comparison.ts';
import { comparisonLines } from '../debuggee/compare/comparison-text.ts';
import { runFreely } from '../debuggee/running/goals.ts';
import { reportMemoryChanges } from './memory/memory-events.ts';
import { THREAD_ID, type Session } from './session.ts';

/** Tells the client that the program stands still, and why. */
export function reportStop(session: Session, stop: Stop): void {
  const { debuggee, options } = session.program;
  if (stop.reason === 'hint' && stop.stop.reason === 'exception') {
    const { text = '' } = stop.stop;
    if (!session.exceptionFilters.stopsInPython(text, debuggee)) {
      debuggee.resume(runFreely());
      return;
    }
  }
  session.stop = stop;
  session.handles.nextStop();
  if (stop.reason === 'failed') {
    printFailure(session, stop.error);
    if (options.noDebug || !session.exceptionFilters.stopsAt(stop.error, debuggee)) {
      debuggee.abandon();
      return;
    }
  }
  if (stop.reason === 'divergence') reportComparison(session, stop.comparison);
  const arrival = session.arrivalReason;
  session.arrivalReason = undefined;
  session.send('stopped', {
    ...(arrival && hasArrived(stop) ? { reason: arrival } : reasonOf(stop)),
    description: describe(debuggee, stop),
    threadId: THREAD_ID,
    allThreadsStopped: true,
  });
  reportMemoryChanges(session);
}

function hasArrived({ reason }: Stop): boolean {
  return reason === 'goal' || reason === 'start';
}

function reasonOf(stop: Stop): { reason: string; text?: string; hitBreakpointIds?: number[] } {
  switch (stop.reason) {
    case 'goal':
      return { reason: 'step' };
    case 'start':
      return { reason: 'entry' };
    case 'end':
      return { reason: 'end of the run' };
    case 'divergence':
      return { reason: 'divergence', text: comparisonLines(stop.comparison).join('\n') };
    case 'entry':
    case 'pause':
      return { reason: stop.reason };
    case 'breakpoint':
      return {
        reason: stop.isData === true ? 'data breakpoint' : 'breakpoint',
        hitBreakpointIds: [...stop.ids],
      };
    case 'failed':
      return { reason: 'exception', text: firstLine(whatFailed(stop.error)) };
    case 'hint': {
      const { reason, text } = stop.stop;
      const { ids } = stop;
      return {
        reason: reason === 'entry' ? 'step' : reason,
        ...(text === undefined ? {} : { text }),
        ...(ids.length > 0 ? { hitBreakpointIds: [...ids] } : {}),
      };
    }
  }
}

/** The moment of the run in words: step, pc, and the hint if one is next. */
function describe({ position, isInHint, cursor }: Debuggee, stop: Stop): string {
  const { step, pc, hintIndex, hintCount } = position;
  const moment = `step ${step}${cursor.isLive ? '' : ` of ${cursor.edge.step}`}, pc ${pc}`;
  if (stop.reason === 'failed') return `Failed at ${moment}`;
  if (hintIndex >= hintCount) return `Paused at ${moment}`;
  return `Paused at ${moment}, ${isInHint ? 'in' : 'before'} hint ${hintIndex + 1} of ${hintCount}`;
}

/** Prints how a run compares with that of another VM. */
export function reportComparison(session: Session, comparison: Comparison): void {
  session.print(comparison.divergence ? 'stderr' : 'console', `${comparisonLines(comparison).join('\n')}\n`);
}

/** Only the first line carries the place: the client repeats it beside every line of an output. */
function printFailure(session: Session, error: Error): void {
  const [first = '', ...others] = error.message.trimEnd().split('\n');
  session.print('stderr', `${first}\n`, failureLocation(error));
  if (others.length > 0) session.print('stderr', `${others.join('\n')}\n`);
}

/** What went wrong, without where: the program's own words first, then those of the instruction or of Python. */
export function whatFailed(error: Error): string {
  if (!(error instanceof VmException)) return error.message;
  return [...error.messages, innermost(error.inner)].join('\n');
}

function innermost(error: Error): string {
  if (!(error instanceof HintError) || error.details.pythonType === undefined) return error.message;
  return `${error.details.pythonType}: ${error.details.pythonMessage ?? ''}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
