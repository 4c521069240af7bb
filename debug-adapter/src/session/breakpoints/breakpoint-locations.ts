import type { DebugProtocol } from '@vscode/debugprotocol';
import { breakablePlaces } from '../../debuggee/code/breakable-places.ts';
import type { Session } from '../session.ts';
import { fileOf } from './wanted-breakpoints.ts';

/** Each statement and each hint that starts in the lines asked for; none before the program is loaded. */
export function breakpointLocations(
  session: Session,
  { source, line, endLine = line, column, endColumn }: DebugProtocol.BreakpointLocationsArguments,
): { breakpoints: DebugProtocol.BreakpointLocation[] } {
  const { client, loaded } = session;
  if (!loaded) return { breakpoints: [] };
  const file = fileOf(session, source);
  const { code, sources } = loaded.debuggee;
  const lines = { first: client.fromLine(line), last: client.fromLine(endLine) };
  const ranges = [...code].flatMap(({ code: map }) =>
    sources.namesOf(file, map.files).flatMap(name => breakablePlaces(map, name, lines)),
  );
  const breakpoints = ranges.map(range => ({
    line: client.line(range.startLine),
    column: client.column(range.startCol),
    endLine: client.line(range.endLine),
    endColumn: client.column(range.endCol),
  }));
  const isAsked = (place: { line: number; column: number }): boolean =>
    (column === undefined || place.line > line || place.column >= column) &&
    (endColumn === undefined || place.line < endLine || place.column <= endColumn);
  return { breakpoints: breakpoints.filter(isAsked) };
}
