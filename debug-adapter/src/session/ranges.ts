import type { SourceRange } from '../debuggee/code/source-range.ts';
import type { Session } from './session.ts';

/** Lines and columns as the client counts them. */
export interface ClientRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function rangeFor({ client }: Session, range: SourceRange): ClientRange {
  return {
    line: client.line(range.startLine),
    column: client.column(range.startCol),
    endLine: client.line(range.endLine),
    endColumn: client.column(range.endCol),
  };
}
