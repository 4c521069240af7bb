import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import {
  backIntoInstruction,
  backOutOfFunction,
  backOverInstruction,
  backToPlace,
} from '../../debuggee/time/reverse-steps.ts';
import type { Skips } from '../../debuggee/running/skipped-code.ts';
import type { Search } from '../../debuggee/time/stops-in-time.ts';
import type { Landing } from '../../debuggee/time/time-travel.ts';
import type { Session } from '../session.ts';
import { jump, jumpUnasked, travel } from './travel.ts';

/** To the beginning of the statement before, over calls; or as many VM steps back as the launch asked `next` to advance. */
export function stepBack(session: Session, { granularity }: DebugProtocol.StepBackArguments): void {
  const { debuggee, options } = session.stopped;
  const { cursor, time } = debuggee;
  const { moment, view } = cursor;
  const target = debuggee.isInHint
    ? moment
    : granularity === 'instruction'
      ? backOverInstruction(time.moments, view)
      : options.stepCount > 0
        ? stepsBack(debuggee, options.stepCount)
        : backToPlace(time.moments, view, debuggee.placeAt, { into: false, skips: skipsOf(debuggee) });
  jump(session, target);
}

/** Arguments of `cairoscope/reverseStepIn`. */
export type ReverseStepInArguments = Pick<DebugProtocol.StepBackArguments, 'granularity'>;

/** As `stepBack`, but from behind a call into what was done last in it. */
export function reverseStepIn(session: Session, { granularity }: ReverseStepInArguments): void {
  const { debuggee } = session.stopped;
  const { cursor, time } = debuggee;
  const target = debuggee.isInHint
    ? cursor.moment
    : granularity === 'instruction'
      ? backIntoInstruction(time.moments, cursor.view)
      : backToPlace(time.moments, cursor.view, debuggee.placeAt, { into: true, skips: skipsOf(debuggee) });
  jumpUnasked(session, target);
}

/** To the call of the function that runs. */
export function reverseStepOut(session: Session): void {
  const { debuggee } = session.stopped;
  const { cursor, time } = debuggee;
  const target = backOutOfFunction(time.moments, cursor.view, skipsOf(debuggee));
  jumpUnasked(session, target);
}

/** To the last breakpoint before, or to the start of the run. */
export function reverseContinue(session: Session): void {
  travel(session, 'Looking for the last breakpoint', lastStop(session.stopped.debuggee));
}

function* lastStop({ time, cursor }: Debuggee): Search<Landing> {
  return (yield* time.stops.before(cursor.moment)) ?? { moment: { step: 0, hintIndex: 0 } };
}

function skipsOf({ skippedCode, cursor }: Debuggee): Skips {
  return skippedCode.from(cursor.view.pc);
}

/** The moment so many VM steps before; the first one if there are not as many. */
export function stepsBack({ cursor }: Debuggee, count: number): Landing['moment'] {
  return { step: Math.max(0, cursor.moment.step - count), hintIndex: 0 };
}
