import { compareMoments, type Moment } from '../../../../vm-core/src/index.ts';
import { ClientError, noLongerValid, wrongArgument } from '../../client-error.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import { cellOf, type CellArguments } from '../origins/cell-of.ts';
import type { Session } from '../session.ts';
import { jumpUnasked } from './travel.ts';

/** Arguments of `cairoscope/goToStep`. */
export interface GoToStepArguments {
  /** Instructions executed, from 0 on. */
  readonly step: number;
  /** The hint that is next there, from 0 on. Default: 0, before all hints of the step. */
  readonly hint?: number;
}

/** To a step of the recorded run. */
export function goToStep(session: Session, { step, hint = 0 }: GoToStepArguments): void {
  const { cursor, time } = session.stopped.debuggee;
  const { edge } = cursor;
  if (!Number.isSafeInteger(step) || step < 0) throw wrongArgument('step', 'a whole number from 0 on');
  if (!Number.isSafeInteger(hint) || hint < 0) throw wrongArgument('hint', 'a whole number from 0 on');
  if (step > edge.step) {
    throw new ClientError(`Step ${step} was not made yet: the run is at step ${edge.step}.`, true);
  }
  const last = time.moments.last(step);
  if (hint > last.hintIndex && (step < edge.step || hint > 0)) {
    throw new ClientError(`Step ${step} has no hint ${hint}: ${last.hintIndex} of them ran.`, true);
  }
  go(session, { step, hintIndex: hint });
}

/** Arguments of `cairoscope/goToCall`. */
export interface GoToCallArguments {
  /** Default: the innermost frame. */
  readonly frameId?: number;
}

/** To the call of a frame. */
export function goToCall(session: Session, { frameId }: GoToCallArguments): void {
  const { debuggee } = session.stopped;
  const handled = frameId === undefined ? undefined : session.handles.get(frameId);
  if (frameId !== undefined && handled?.kind !== 'cairo-frame') throw noLongerValid('frame');
  const fp = handled?.kind === 'cairo-frame' ? handled.frame.registers.fp : debuggee.cursor.view.fp;
  go(session, debuggee.time.moments.callOf(fp) ?? { step: 0, hintIndex: 0 });
}

/** To the moment before the instruction or hint that wrote a cell. */
export async function goToWriter(session: Session, args: CellArguments): Promise<void> {
  const cell = await cellOf(session, args);
  const { cursor, time, vm } = session.stopped.debuggee;
  const step = cursor.view.memory.writerStep(cell);
  if (step === undefined) throw new ClientError(`Nothing has been written to ${cell} yet.`, true);
  if (step < 0)
    throw new ClientError(`${cell} was there before the run: it was loaded, and not written.`, true);
  const hint = vm.recording.hints.writerAt(step, cell);
  go(session, hint ?? time.moments.last(step));
}

export type Direction = 'next' | 'previous';

/** Arguments of `cairoscope/goToHint`. */
export interface GoToHintArguments {
  readonly direction: Direction;
}

/** To before the next hint that ran, or the one before. */
export function goToHint(session: Session, { direction }: GoToHintArguments): void {
  const { vm, cursor } = session.stopped.debuggee;
  const { hints } = vm.recording;
  const { moment } = cursor;
  checkDirection(direction);
  let index = hints.indexFrom(moment) - (direction === 'next' ? 0 : 1);
  const isSought = (at: number): boolean => {
    const execution = hints.at(at);
    return !execution || (!execution.isOwner && compareMoments(execution, moment) !== 0);
  };
  while (!isSought(index)) index += direction === 'next' ? 1 : -1;
  const found = hints.at(index);
  if (!found) {
    throw new ClientError(`No hint ran ${direction === 'next' ? 'after' : 'before'} this moment.`, true);
  }
  go(session, found);
}

/** Arguments of `cairoscope/goToBuiltinUse`. */
export interface GoToBuiltinUseArguments {
  /** Its name, such as `range_check`. */
  readonly builtin: string;
  readonly direction: Direction;
}

/** To before the next step that wrote a cell of a builtin, or the one before. */
export function goToBuiltinUse(session: Session, { builtin, direction }: GoToBuiltinUseArguments): void {
  const { debuggee } = session.stopped;
  checkDirection(direction);
  const found = debuggee.vm.builtins.find(({ name }) => name === builtin || name === `${builtin}_builtin`);
  if (!found) {
    const names = debuggee.vm.builtins.map(({ name }) => name).join(', ');
    throw new ClientError(`The run has no builtin '${builtin}'. It has: ${names || 'none'}.`, true);
  }
  const step = useStep(debuggee, found.base.segment, direction);
  if (step === undefined) {
    const where = direction === 'next' ? 'after' : 'before';
    throw new ClientError(`Nothing was written to ${found.name} ${where} this moment.`, true);
  }
  go(session, debuggee.time.moments.last(step));
}

function useStep({ vm, cursor }: Debuggee, segment: number, direction: Direction): number | undefined {
  const { step } = cursor.moment;
  return direction === 'next' ? vm.recording.nextWrite(segment, step) : vm.recording.lastWrite(segment, step);
}

function checkDirection(direction: Direction): void {
  if (!['next', 'previous'].includes(direction)) throw wrongArgument('direction', "'next' or 'previous'");
}

function go(session: Session, { step, hintIndex }: Moment): void {
  jumpUnasked(session, { step, hintIndex });
}
