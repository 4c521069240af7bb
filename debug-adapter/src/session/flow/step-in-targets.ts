import type { DebugProtocol } from '@vscode/debugprotocol';
import { ClientError, noLongerValid } from '../../client-error.ts';
import { listStepInTargets, type StepInTarget } from '../../debuggee/running/step-in-targets.ts';
import { rangeFor } from '../ranges.ts';
import type { Session } from '../session.ts';

/** What the next step may go into; nothing for callers, which stand in a call already, and for frames of Python. */
export function stepInTargets(
  session: Session,
  { frameId }: DebugProtocol.StepInTargetsArguments,
): { targets: DebugProtocol.StepInTarget[] } {
  const { debuggee } = session.stopped;
  const handled = session.handles.get(frameId);
  if (handled?.kind !== 'cairo-frame' && handled?.kind !== 'python-frame') throw noLongerValid('frame');
  const isInnermost =
    handled.kind === 'cairo-frame' && handled.frame.registers.fp.equals(debuggee.position.fp);
  const found = isInnermost && !debuggee.isInHint ? listStepInTargets(debuggee) : [];
  return { targets: found.map(target => describe(session, frameId, target, found)) };
}

/** @throws ClientError unless the target was listed at this stop */
export function stepInTargetOf(session: Session, targetId: number): StepInTarget {
  const handled = session.handles.get(targetId);
  if (handled?.kind === 'step-in-target') return handled.target;
  throw new ClientError(`There is no target ${targetId} at this stop. Ask for the targets anew.`);
}

function describe(
  session: Session,
  frameId: number,
  target: StepInTarget,
  all: readonly StepInTarget[],
): DebugProtocol.StepInTarget {
  const { label, pc, hintIndex, range } = target;
  const isRepeated = all.filter(other => other.label === label).length > 1;
  const place = range && `${range.startLine}:${range.startCol}`;
  return {
    id: session.handles.add(frameId, `into ${pc} ${hintIndex ?? ''}`, { kind: 'step-in-target', target }),
    label: isRepeated && place !== undefined ? `${label} at ${place}` : label,
    ...(range && rangeFor(session, range)),
  };
}
