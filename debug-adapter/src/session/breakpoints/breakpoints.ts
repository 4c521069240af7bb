import type { DebugProtocol } from '@vscode/debugprotocol';
import type { MachineView } from '../../../../vm-core/src/index.ts';
import type { BoundBreakpoint } from '../../debuggee/breakpoints/bound-breakpoint.ts';
import type { HitWishes } from '../../debuggee/breakpoints/hit-rule.ts';
import { bindDataBreakpoints } from './data-breakpoints.ts';
import { bindFunction, bindLine, bindPc, bindReference, type FilePlace } from './breakpoint-binding.ts';
import type { Wanted } from './breakpoint-set.ts';
import { wrongArgument } from '../../client-error.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { OutputPlace, Session } from '../session.ts';

/** Arguments of `cairoscope/pcBreakpoints`: all breakpoints at pcs that the user typed, plain or with conditions. */
export interface PcBreakpointsArguments {
  readonly pcs: readonly (string | PcBreakpoint)[];
}

export interface PcBreakpoint extends HitWishes {
  readonly pc: string;
}

interface Answer {
  readonly breakpoints: DebugProtocol.Breakpoint[];
}

export function setBreakpoints(session: Session, args: DebugProtocol.SetBreakpointsArguments): Answer {
  const file = fileOf(session, args.source);
  const wanted = (args.breakpoints ?? []).map(({ line, column, mode, ...wishes }): Wanted => {
    const place = placeOf(session, line, column, mode);
    const key = [place.line, place.column ?? '', place.mode].join(' ');
    return { key, wishes, bind: debuggee => bindLine(debuggee, file, place) };
  });
  return answer(session, session.breakpoints.replace(`file ${file}`, wanted));
}

function placeOf(
  { client }: Session,
  line: number,
  column: number | undefined,
  mode: string | undefined,
): FilePlace {
  return {
    line: client.fromLine(line),
    column: column === undefined ? undefined : client.fromColumn(column),
    mode: mode === 'before' || mode === 'after' ? mode : 'python',
  };
}

export function setFunctionBreakpoints(
  session: Session,
  args: DebugProtocol.SetFunctionBreakpointsArguments,
): Answer {
  const wanted = args.breakpoints.map(({ name, ...wishes }): Wanted => ({
    key: name,
    wishes,
    bind: debuggee => bindFunction(debuggee, name),
  }));
  return answer(session, session.breakpoints.replace('functions', wanted));
}

export function setInstructionBreakpoints(
  session: Session,
  args: DebugProtocol.SetInstructionBreakpointsArguments,
): Answer {
  const wanted = args.breakpoints.map(({ instructionReference, offset = 0, ...wishes }): Wanted => ({
    key: `${instructionReference}+${offset}`,
    wishes,
    bind: debuggee => bindReference(debuggee, instructionReference, offset),
  }));
  return answer(session, session.breakpoints.replace('instructions', wanted));
}

export function setPcBreakpoints(session: Session, args: PcBreakpointsArguments): Answer {
  const wanted = args.pcs.map((each): Wanted => {
    const { pc, ...wishes } = typeof each === 'object' ? each : { pc: each };
    return { key: `${pc}`, wishes, bind: debuggee => bindPc(debuggee, `${pc}`) };
  });
  return answer(session, session.breakpoints.replace('pcs', wanted));
}

/** Some clients send these whatever the capabilities are, and before anything is loaded. */
export function setExceptionBreakpoints(
  session: Session,
  args: DebugProtocol.SetExceptionBreakpointsArguments,
): { breakpoints?: DebugProtocol.Breakpoint[] } {
  const breakpoints = session.exceptionFilters.replace(args);
  session.watchExceptions();
  return { breakpoints };
}

/** The path of a source, or the name of one that was sent without. @throws ClientError if it has neither */
export function fileOf(session: Session, source: DebugProtocol.Source): string {
  const { path, sourceReference } = source;
  const file =
    path ?? (sourceReference === undefined ? undefined : session.loaded?.sources.nameOf(sourceReference));
  if (file === undefined) throw wrongArgument('source', 'a source with a path');
  return file;
}

function answer(session: Session, breakpoints: DebugProtocol.Breakpoint[]): Answer {
  return { breakpoints: breakpoints.map(breakpoint => forClient(session, breakpoint)) };
}

/** Binds those that were set before the program was there, and tells the client what became of them. */
export function bindBreakpoints(session: Session, debuggee: Debuggee): void {
  session.breakpoints.attach(debuggee, breakpoint =>
    session.send('breakpoint', { reason: 'changed', breakpoint: forClient(session, breakpoint) }),
  );
  bindDataBreakpoints(session, debuggee);
  debuggee.decider.events = {
    logged: (breakpoint, text, at) =>
      session.print('console', `step ${at.step}: ${text}\n`, placeOfHit(debuggee, breakpoint, at)),
    stumbled: (breakpoint, reason, at) =>
      session.print(
        'stderr',
        `A breakpoint stops because its condition cannot be told: ${reason}\n`,
        placeOfHit(debuggee, breakpoint, at),
      ),
  };
}

function placeOfHit(
  debuggee: Debuggee,
  { python }: BoundBreakpoint,
  { pc, hintIndex }: MachineView,
): OutputPlace | undefined {
  if (python) return python;
  const range = debuggee.placeAt({ pc, hintIndex })?.range;
  return range && { file: range.file, line: range.startLine, column: range.startCol };
}

/** With lines and columns as the client counts them. */
function forClient(
  { client }: Session,
  { line, column, ...breakpoint }: DebugProtocol.Breakpoint,
): DebugProtocol.Breakpoint {
  return {
    ...breakpoint,
    ...(line === undefined ? {} : { line: client.line(line) }),
    ...(column === undefined ? {} : { column: client.column(column) }),
  };
}
