import type { DebugProtocol } from '@vscode/debugprotocol';
import type { HitWishes } from '../../debuggee/breakpoints/hit-rule.ts';
import { wrongArgument } from '../../client-error.ts';
import type { Session } from '../session.ts';
import { bindFunction, bindLine, bindPc, bindReference, type FilePlace } from './breakpoint-binding.ts';
import type { Wanted } from './breakpoint-set.ts';

/** A breakpoint at a pc that the user typed. */
export interface PcBreakpoint extends HitWishes {
  readonly pc: string;
}

/** @param file path of the source, or its name: see `fileOf` */
export function wantedLine(
  { client }: Session,
  file: string,
  { line, column, mode, ...wishes }: DebugProtocol.SourceBreakpoint,
): Wanted {
  const place: FilePlace = {
    line: client.fromLine(line),
    column: column === undefined ? undefined : client.fromColumn(column),
    mode: mode === 'before' || mode === 'after' ? mode : 'python',
  };
  const key = [place.line, place.column ?? '', place.mode].join(' ');
  return { key, wishes, bind: debuggee => bindLine(debuggee, file, place) };
}

export function wantedFunction({ name, ...wishes }: DebugProtocol.FunctionBreakpoint): Wanted {
  return { key: name, wishes, bind: debuggee => bindFunction(debuggee, name) };
}

export function wantedInstruction({
  instructionReference,
  offset = 0,
  ...wishes
}: DebugProtocol.InstructionBreakpoint): Wanted {
  return {
    key: `${instructionReference}+${offset}`,
    wishes,
    bind: debuggee => bindReference(debuggee, instructionReference, offset),
  };
}

export function wantedPc(each: string | PcBreakpoint): Wanted {
  const { pc, ...wishes } = typeof each === 'object' ? each : { pc: each };
  return { key: `${pc}`, wishes, bind: debuggee => bindPc(debuggee, `${pc}`) };
}

/** The path of a source, or the name of one that was sent without. @throws ClientError if it has neither */
export function fileOf(session: Session, { path, sourceReference }: DebugProtocol.Source): string {
  const file =
    path ?? (sourceReference === undefined ? undefined : session.loaded?.sources.nameOf(sourceReference));
  if (file === undefined) throw wrongArgument('source', 'a source with a path');
  return file;
}
