import type { DebugProtocol } from '@vscode/debugprotocol';
import type { CairoFrame } from '../../debuggee/cairo-frame.ts';
import { cairoFrame } from '../memory/address.ts';
import type { Session } from '../session.ts';
import { frameNames, isInSource } from './frame-names.ts';

/** Arguments of `cairoscope/inlineValues`. */
export interface InlineValuesArguments {
  /** The file that is shown. */
  readonly source: DebugProtocol.Source;
  /** A frame of Cairo; for any other the innermost one is meant. */
  readonly frameId?: number;
  /** The first and the last line that are wanted; all if left out. */
  readonly startLine?: number;
  readonly endLine?: number;
}

/** A name in the source that stands, where it is written, for what it stands for in the frame; and its value there. */
export interface InlineValue {
  readonly name: string;
  readonly value: string;
  /** As the client counts. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** Longer values are cut. */
const MOST_CHARACTERS = 60;

/** The values of names, to be shown beside their lines: of those only that the debug information binds to what they are now. */
export function inlineValues(
  session: Session,
  { source, frameId, startLine, endLine }: InlineValuesArguments,
): { values: InlineValue[] } {
  const { client } = session;
  const frame = cairoFrame(session, frameId);
  const found = frame && isInSource(session, frame, source) ? frameNames(session, frame) : undefined;
  if (!frame || !found) return { values: [] };
  const first = startLine === undefined ? 1 : client.fromLine(startLine);
  const last = endLine === undefined ? Infinity : client.fromLine(endLine);
  const shown = new Set<string>();
  const current = found.names.filter(name => found.isCurrent(name));
  const values = current.flatMap(({ name, line, column }): InlineValue[] => {
    const key = `${line} ${name}`;
    if (line < first || line > last || shown.has(key)) return [];
    shown.add(key);
    const value = valueOf(session, frame, name);
    if (value === undefined) return [];
    const [start, end] = [client.column(column), client.column(column + name.length)];
    return [{ name, value, line: client.line(line), column: start, endColumn: end }];
  });
  return { values };
}

function valueOf({ stopped, feltFormats }: Session, frame: CairoFrame, name: string): string | undefined {
  try {
    const { value } = stopped.debuggee.frameValues.node(frame, name, name, feltFormats.in(0));
    return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value;
  } catch {
    // A reference in terms of an ap that cannot be known any more has no value to show.
    return undefined;
  }
}
