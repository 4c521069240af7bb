import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Goal } from '../debuggee/running/goal.ts';
import {
  runFreely,
  runSteps,
  stepInHint,
  stepIntoInstruction,
  stepOut as outOfFunction,
  stepOverInstruction,
  stepToPlace,
} from '../debuggee/running/goals.ts';
import { stepIntoTarget } from '../debuggee/running/step-in-targets.ts';
import { wrongArgument } from '../client-error.ts';
import { stepInTargetOf } from './flow/step-in-targets.ts';
import type { Session } from './session.ts';
import { stepsBack } from './time/reverse.ts';
import { jumpUnasked } from './time/travel.ts';

/** Arguments of `cairoscope/stepN`. */
export interface StepNArguments {
  /** VM steps to advance; below 0: to go back. */
  readonly steps: number;
}

export function goOn(session: Session): { allThreadsContinued: boolean } {
  resume(session, runFreely());
  return { allThreadsContinued: true };
}

/** Over one statement or instruction; or as many VM steps as the launch asked for. */
export function next(session: Session, { granularity }: DebugProtocol.NextArguments): void {
  const { debuggee, options } = session.stopped;
  const { position } = debuggee;
  const skips = debuggee.skippedCode.from(position.pc);
  if (granularity === 'instruction') resume(session, stepOverInstruction(position));
  else if (options.stepCount > 0) resume(session, runSteps(position, options.stepCount));
  else if (debuggee.isInHint) resume(session, stepInHint(position, 'next'));
  else resume(session, stepToPlace(position, debuggee.placeAt, { into: false, skips }));
}

export function stepIn(session: Session, { granularity, targetId }: DebugProtocol.StepInArguments): void {
  const { debuggee } = session.stopped;
  const { position, placeAt } = debuggee;
  const skips = debuggee.skippedCode.from(position.pc);
  if (targetId !== undefined)
    resume(session, stepIntoTarget(position, stepInTargetOf(session, targetId), placeAt, skips));
  else if (debuggee.isInHint) resume(session, stepInHint(position, 'stepIn'));
  else if (granularity === 'instruction') resume(session, stepIntoInstruction(position));
  else resume(session, stepToPlace(position, placeAt, { into: true, skips }));
}

export function stepOut(session: Session): void {
  const { debuggee } = session.stopped;
  const { position } = debuggee;
  const skips = debuggee.skippedCode.from(position.pc);
  resume(session, debuggee.isInHint ? stepInHint(position, 'stepOut') : outOfFunction(skips));
}

export function stepN(session: Session, { steps }: StepNArguments): void {
  if (!Number.isSafeInteger(steps) || steps === 0) throw wrongArgument('steps', 'a whole number, but not 0');
  const { debuggee } = session.stopped;
  if (steps < 0) return jumpUnasked(session, stepsBack(debuggee, -steps));
  const goal = runSteps(debuggee.position, steps);
  session.tellContinued();
  resume(session, goal);
}

export function pause(session: Session): void {
  session.program.debuggee.pause();
}

/** Lets the program go on, once the client knows that its request was heard. */
function resume(session: Session, goal: Goal): void {
  const { debuggee } = session.stopped;
  session.stop = undefined;
  session.afterResponse(() => {
    if (debuggee.cursor.isLive) return debuggee.resume(goal);
    void session.tasks.run('Replaying', undefined, signal => {
      signal.addEventListener('abort', () => debuggee.pause());
      return debuggee.replay(goal);
    });
  });
}
