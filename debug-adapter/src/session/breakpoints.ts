import type { DebugProtocol } from '@vscode/debugprotocol';
import { bindFunction, bindLine, bindPc, bindReference } from './breakpoint-binding.ts';
import type { Wanted } from './breakpoint-set.ts';
import { wrongArgument } from '../client-error.ts';
import type { Debuggee } from '../debuggee/debuggee.ts';
import type { Session } from './session.ts';

/** Arguments of `cairoscope/pcBreakpoints`: all breakpoints at pcs that the user typed. */
export interface PcBreakpointsArguments {
  readonly pcs: readonly string[];
}

interface Answer {
  readonly breakpoints: DebugProtocol.Breakpoint[];
}

export function setBreakpoints(session: Session, args: DebugProtocol.SetBreakpointsArguments): Answer {
  const file = args.source.path ?? generatedName(session, args.source.sourceReference);
  if (file === undefined) throw wrongArgument('source', 'a source with a path');
  const wanted = (args.breakpoints ?? []).map(({ line }): Wanted => {
    const own = session.client.fromLine(line);
    return { key: `${own}`, bind: debuggee => bindLine(debuggee, file, own) };
  });
  return answer(session, session.breakpoints.replace(`file ${file}`, wanted));
}

export function setFunctionBreakpoints(
  session: Session,
  args: DebugProtocol.SetFunctionBreakpointsArguments,
): Answer {
  const wanted = args.breakpoints.map(({ name }): Wanted => ({
    key: name,
    bind: debuggee => bindFunction(debuggee, name),
  }));
  return answer(session, session.breakpoints.replace('functions', wanted));
}

export function setInstructionBreakpoints(
  session: Session,
  args: DebugProtocol.SetInstructionBreakpointsArguments,
): Answer {
  const wanted = args.breakpoints.map(({ instructionReference, offset = 0 }): Wanted => ({
    key: `${instructionReference}+${offset}`,
    bind: debuggee => bindReference(debuggee, instructionReference, offset),
  }));
  return answer(session, session.breakpoints.replace('instructions', wanted));
}

export function setPcBreakpoints(session: Session, args: PcBreakpointsArguments): Answer {
  if (!Array.isArray(args.pcs)) throw wrongArgument('pcs', 'a list of texts');
  const wanted = args.pcs.map((pc): Wanted => ({
    key: `${pc}`,
    bind: debuggee => bindPc(debuggee, `${pc}`),
  }));
  return answer(session, session.breakpoints.replace('pcs', wanted));
}

/** Some clients send these whatever the capabilities are, and before anything is loaded. */
export function setExceptionBreakpoints(
  session: Session,
  args: DebugProtocol.SetExceptionBreakpointsArguments,
): { breakpoints?: DebugProtocol.Breakpoint[] } {
  session.exceptionFilters = [
    ...(args.filters ?? []),
    ...(args.filterOptions ?? []).map(({ filterId }) => filterId),
  ];
  session.watchExceptions();
  return { breakpoints: session.exceptionFilters.map(() => ({ verified: true })) };
}

/** The file behind a source that was sent without a path. */
function generatedName(session: Session, reference: number | undefined): string | undefined {
  return reference === undefined ? undefined : session.loaded?.sources.nameOf(reference);
}

function answer(session: Session, breakpoints: DebugProtocol.Breakpoint[]): Answer {
  return { breakpoints: breakpoints.map(breakpoint => forClient(session, breakpoint)) };
}

/** Binds those that were set before the program was there, and tells the client what became of them. */
export function bindBreakpoints(session: Session, debuggee: Debuggee): void {
  session.breakpoints.attach(debuggee, breakpoint =>
    session.send('breakpoint', { reason: 'changed', breakpoint: forClient(session, breakpoint) }),
  );
}

/** With lines as the client counts them. */
function forClient(session: Session, breakpoint: DebugProtocol.Breakpoint): DebugProtocol.Breakpoint {
  return breakpoint.line === undefined
    ? breakpoint
    : { ...breakpoint, line: session.client.line(breakpoint.line) };
}
