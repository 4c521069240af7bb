import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Moment } from '../../../../vm-core/src/index.ts';
import { ClientError, wrongArgument } from '../../client-error.ts';
import type { StopPoint } from '../../debuggee/breakpoints/bound-breakpoint.ts';
import { lastMomentAt, nextMomentAt } from '../../debuggee/time/nearest-moment.ts';
import { toReference } from '../addresses.ts';
import { bindLine } from '../breakpoints/breakpoint-binding.ts';
import type { Session } from '../session.ts';
import { inTurns } from '../tasks/in-turns.ts';
import type { PendingRequest } from '../tasks/pending-request.ts';
import { jump } from '../time/travel.ts';

/**
 * The moments nearest to where the debugger stands, one before and one after, at which the line's statement or hint began.
 * They are in the recorded run: to set pc anywhere would leave memory that no run could have.
 */
export async function gotoTargets(
  session: Session,
  { source, line }: DebugProtocol.GotoTargetsArguments,
  request: PendingRequest,
): Promise<{ targets: DebugProtocol.GotoTarget[] }> {
  const { debuggee, sources } = session.stopped;
  const { vm, cursor, time } = debuggee;
  const file = source.path ?? sources.nameOf(source.sourceReference ?? 0);
  if (file === undefined) throw wrongArgument('source', 'a source with a path');
  const bound = boundLine(session, file, session.client.fromLine(line));
  if (!bound || !cursor.canGoBack) return { targets: [] };
  const found = await session.longTask(`Looking for line ${line}`, request, async signal => ({
    before: await inTurns(lastMomentAt(vm, time.moments, bound.points, cursor.moment), signal),
    after: await inTurns(nextMomentAt(vm, time.moments, bound.points, cursor.moment), signal),
  }));
  const target = (moment: Moment | undefined, where: string): DebugProtocol.GotoTarget[] =>
    moment ? [describe(session, moment, where, bound.line)] : [];
  return { targets: [...target(found.before, 'before'), ...target(found.after, 'after')] };
}

function boundLine(
  { program }: Session,
  file: string,
  line: number,
): { readonly line: number; readonly points: readonly StopPoint[] } | undefined {
  const bind = (mode: 'python' | 'before'): ReturnType<typeof bindLine> =>
    bindLine(program.debuggee, file, { line, column: undefined, mode });
  const binding = bind('python');
  const { points, line: bound = line } = binding.python ? bind('before') : binding;
  return points.length === 0 ? undefined : { line: bound, points };
}

function describe(session: Session, moment: Moment, where: string, line: number): DebugProtocol.GotoTarget {
  const { step, hintIndex } = moment;
  const { pc } = session.stopped.debuggee.time.moments.at(moment);
  return {
    id: session.handles.add(0, `to ${step}.${hintIndex}`, { kind: 'goto-target', moment }),
    label: `step ${step} (${where})`,
    line: session.client.line(line),
    instructionPointerReference: toReference(pc),
  };
}

/** To one of these moments. */
export function goTo(session: Session, { targetId }: DebugProtocol.GotoArguments): void {
  const handled = session.stopped && session.handles.get(targetId);
  if (handled?.kind !== 'goto-target') {
    throw new ClientError(`There is no target ${targetId} at this stop. Ask for the targets anew.`);
  }
  jump(session, handled.moment, 'goto');
}
