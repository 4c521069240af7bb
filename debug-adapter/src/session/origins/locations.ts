import type { DebugProtocol } from '@vscode/debugprotocol';
import type { SourceRange } from '../../debuggee/code/source-range.ts';
import type { ValueNode } from '../../debuggee/inspect/value-node.ts';
import { ClientError, noLongerValid } from '../../client-error.ts';
import type { Session } from '../session.ts';

/** A range of the source as the client wants it. */
export interface ClientLocation {
  readonly source: DebugProtocol.Source;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function locationOf(session: Session, range: SourceRange): ClientLocation {
  const { client, program } = session;
  return {
    source: program.sources.describe(range.file),
    line: client.line(range.startLine),
    column: client.column(range.startCol),
    endLine: client.line(range.endLine),
    endColumn: client.column(range.endCol),
  };
}

/** Numbers for where a value's name is declared, and where its cell was written. They are looked up when they are asked for. */
export function locationReferences(
  session: Session,
  parent: number,
  { name, address, declaration }: ValueNode,
): { declarationLocationReference?: number; valueLocationReference?: number } {
  const { cursor, origins } = session.program.debuggee;
  const add = (what: string, find: () => SourceRange | undefined): number =>
    session.handles.add(parent, `${what} of ${name}`, { kind: 'location', find });
  // What was loaded before the run has no place in the source.
  const isWritten = address !== undefined && (cursor.view.memory.writerStep(address) ?? -1) >= 0;
  return {
    ...(declaration && { declarationLocationReference: add('declaration', declaration) }),
    ...(isWritten && { valueLocationReference: add('writer', () => origins.writer(address)?.place.range) }),
  };
}

/** The place that a number stands for. */
export function locations(
  session: Session,
  { locationReference }: DebugProtocol.LocationsArguments,
): ClientLocation {
  const handled = session.stopped && session.handles.get(locationReference);
  if (handled?.kind !== 'location') throw noLongerValid('location');
  const range = handled.find();
  if (!range) throw new ClientError('The debug information of the program does not tell this place.');
  return locationOf(session, range);
}
