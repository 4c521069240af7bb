import type { DebugProtocol } from '@vscode/debugprotocol';
import type { PythonFrame } from '../../../python-bridge/src/index.ts';
import { moduleId } from '../debuggee/code/cairo-modules.ts';
import type { CairoFrame } from '../debuggee/cairo-frame.ts';
import { failureLocation } from '../debuggee/failure-location.ts';
import { toReference } from './addresses.ts';
import { rangeFor } from './ranges.ts';
import { THREAD_ID, type Session } from './session.ts';

export function threads({ loaded }: Session): { threads: DebugProtocol.Thread[] } {
  const name = loaded?.debuggee.isWaiting ? 'Cairo VM (Python has it)' : 'Cairo VM';
  return { threads: [{ id: THREAD_ID, name }] };
}

/** Frames of Python inside a hint come first, then the Cairo functions along fp. */
export async function stackTrace(
  session: Session,
  { startFrame = 0, levels }: DebugProtocol.StackTraceArguments,
): Promise<{ stackFrames: DebugProtocol.StackFrame[]; totalFrames?: number }> {
  const { debuggee } = session.stopped;
  const count = levels === undefined || levels === 0 ? Infinity : levels;
  const python = await pythonFrames(session);
  const cairo = debuggee.frames.slice(
    Math.max(0, startFrame - python.length),
    Math.max(0, count - Math.max(0, python.length - startFrame)),
  );
  const stackFrames = [
    ...python.slice(startFrame, startFrame + count).map(frame => describePython(session, frame)),
    ...cairo.map(frame => describeCairo(session, frame)),
  ];
  const total = debuggee.frames.total;
  // One more than were sent: the client asks on until there are none.
  const totalFrames = total === undefined ? startFrame + stackFrames.length + 1 : python.length + total;
  return { stackFrames, totalFrames };
}

/** The frames of Python at this stop; none outside of hints. */
export async function pythonFrames(session: Session): Promise<readonly PythonFrame[]> {
  const { debuggee } = session.stopped;
  return debuggee.isInHint ? ((await debuggee.hints?.debugger.frames()) ?? []) : [];
}

function describePython(session: Session, frame: PythonFrame): DebugProtocol.StackFrame {
  const { client, handles } = session;
  return {
    id: handles.add(0, `python ${frame.id}`, { kind: 'python-frame', frame }),
    name: frame.name,
    source: session.program.sources.describe(frame.file),
    line: client.line(frame.line),
    column: client.column(1),
    canRestart: false,
  };
}

function describeCairo(session: Session, frame: CairoFrame): DebugProtocol.StackFrame {
  const { registers } = frame;
  const { cursor, skippedCode } = session.program.debuggee;
  const isSkipped = skippedCode.has(registers.pc);
  return {
    id: session.handles.add(0, `cairo ${registers.fp}`, { kind: 'cairo-frame', frame }),
    name: frame.name,
    ...rangeOf(session, frame),
    instructionPointerReference: toReference(registers.pc),
    canRestart: cursor.canGoBack,
    ...(frame.function && frame.base ? { moduleId: moduleId(frame.base, frame.function) } : {}),
    ...(isSkipped ? { presentationHint: 'subtle' as const } : {}),
  };
}

function rangeOf(
  session: Session,
  { range, hintIndex }: CairoFrame,
): Pick<DebugProtocol.StackFrame, 'source' | 'line' | 'column' | 'endLine' | 'endColumn'> {
  const { client, stop } = session;
  const { sources } = session.program;
  if (!range) return { line: 0, column: 0 };
  const failure =
    stop?.reason === 'failed' && hintIndex !== undefined ? failureLocation(stop.error) : undefined;
  if (failure) {
    // The line of the hint that raised says more than where the hint begins.
    const { file, line, column } = failure;
    return { source: sources.describe(file), line: client.line(line), column: client.column(column) };
  }
  return {
    source: sources.describe(range.file),
    ...rangeFor(session, range),
  };
}
