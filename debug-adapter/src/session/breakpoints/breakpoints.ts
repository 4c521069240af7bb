import type { DebugProtocol } from '@vscode/debugprotocol';
import type { MachineView } from '../../../../vm-core/src/index.ts';
import type { BoundBreakpoint } from '../../debuggee/breakpoints/bound-breakpoint.ts';
import { consoleText } from '../inspection/ansi.ts';
import { bindDataBreakpoints } from './data-breakpoints.ts';
import {
  fileOf,
  wantedFunction,
  wantedInstruction,
  wantedLine,
  wantedPc,
  type PcBreakpoint,
} from './wanted-breakpoints.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { OutputPlace, Session } from '../session.ts';

/** Arguments of `cairoscope/pcBreakpoints`: all breakpoints at pcs that the user typed, plain or with conditions. */
export interface PcBreakpointsArguments {
  readonly pcs: readonly (string | PcBreakpoint)[];
}

interface Answer {
  readonly breakpoints: DebugProtocol.Breakpoint[];
}

export function setBreakpoints(session: Session, args: DebugProtocol.SetBreakpointsArguments): Answer {
  const file = fileOf(session, args.source);
  const wanted = (args.breakpoints ?? []).map(each => wantedLine(session, file, each));
  return answer(session, session.breakpoints.replace(`file ${file}`, wanted));
}

export function setFunctionBreakpoints(
  session: Session,
  { breakpoints }: DebugProtocol.SetFunctionBreakpointsArguments,
): Answer {
  return answer(session, session.breakpoints.replace('functions', breakpoints.map(wantedFunction)));
}

export function setInstructionBreakpoints(
  session: Session,
  { breakpoints }: DebugProtocol.SetInstructionBreakpointsArguments,
): Answer {
  return answer(session, session.breakpoints.replace('instructions', breakpoints.map(wantedInstruction)));
}

export function setPcBreakpoints(session: Session, { pcs }: PcBreakpointsArguments): Answer {
  return answer(session, session.breakpoints.replace('pcs', pcs.map(wantedPc)));
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
      session.print(
        'console',
        `step ${at.step}: ${consoleText(session.client, text)}\n`,
        placeOfHit(debuggee, breakpoint, at),
      ),
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
export function forClient(
  { client }: Session,
  { line, column, ...breakpoint }: DebugProtocol.Breakpoint,
): DebugProtocol.Breakpoint {
  return {
    ...breakpoint,
    ...(line === undefined ? {} : { line: client.line(line) }),
    ...(column === undefined ? {} : { column: client.column(column) }),
  };
}
