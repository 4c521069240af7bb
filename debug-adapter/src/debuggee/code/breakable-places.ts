import type { CodeMap } from './code-map.ts';
import type { SourceRange } from './source-range.ts';

/** What of a file is asked for; lines count from 1, the last one is in it. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Where a breakpoint can be put in lines of a file: where a statement starts, and where a hint does, inside of a statement too.
 * @param file as the debug information names it
 */
export function breakablePlaces(code: CodeMap, file: string, { first, last }: LineRange): SourceRange[] {
  const ranges = [
    ...code.statements.code.map(({ statement }) => statement.range),
    ...code.hints.flatMap(({ range }) => range ?? []),
  ];
  const inLines = ranges.filter(
    range => range.file === file && first <= range.startLine && range.startLine <= last,
  );
  const byStart = new Map(inLines.map(range => [`${range.startLine}:${range.startCol}`, range]));
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine || a.startCol - b.startCol);
}
