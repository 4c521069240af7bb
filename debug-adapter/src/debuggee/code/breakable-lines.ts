import type { CodeMap } from './code-map.ts';
import { pythonLine } from './hint-code.ts';
import { listFunctionLines } from './source-functions.ts';
import type { SourceRange } from './source-range.ts';

/** A moment at which a breakpoint stops: before hint `hintIndex` of the instruction at `offset`, or before itself. */
export interface CodePoint {
  readonly offset: number;
  readonly hintIndex: number;
}

/** What a line of a source file means for a breakpoint. */
export type LineTarget =
  | {
      /** `hint`: a line of Python; `points` are the hints themselves. */
      readonly kind: 'statement' | 'hint';
      readonly line: number;
      /** Where it begins, if that is on the line. */
      readonly column?: number;
      readonly points: readonly CodePoint[];
    }
  | { readonly kind: 'none' };

/** What of a line is meant. */
export interface LinePart {
  readonly line: number;
  /** A hint inside of a statement is meant by a column of its own. */
  readonly column?: number | undefined;
  /** Is a hint of the line meant, whatever the column? */
  readonly isHint?: boolean;
}

/** What is known of a source file besides the debug information. */
export interface FileFacts {
  /** Its text, if it can be read: tells where functions begin and end. */
  readonly text: string | undefined;
  /** The lines of hints at which Python can stop, if it has told. */
  readonly pythonLines: readonly number[] | undefined;
}

/**
 * Finds what a breakpoint on `line` of a file binds to. A statement that was compiled several times gives several
 * points; a line inside a statement stands for the statement; a line without code moves to the next
 * statement or hint of the same function.
 * @param file as the debug information names it
 */
export function findLineTarget(
  code: CodeMap,
  file: string,
  { line, column, isHint = false }: LinePart,
  { text, pythonLines }: FileFacts,
): LineTarget {
  const target = (at: number): LineTarget | undefined =>
    statementTarget(code, file, at) ?? hintTarget(code, file, at, pythonLines);
  const isMeant = (range: SourceRange): boolean =>
    isHint || (column !== undefined && covers(range, line, column));
  const hint = hintTarget(code, file, line, pythonLines, isMeant);
  const next = nextLine(code, file, line, text);
  return hint ?? target(line) ?? (next === undefined ? undefined : target(next)) ?? { kind: 'none' };
}

function statementTarget(code: CodeMap, file: string, line: number): LineTarget | undefined {
  const points: CodePoint[] = [];
  let first: SourceRange | undefined;
  for (const { offset, blockStart, statement } of code.statements.code) {
    const { range } = statement;
    if (blockStart !== offset || range.file !== file || line < range.startLine || line > range.endLine)
      continue;
    points.push({ offset, hintIndex: code.places.statementStart(offset) });
    first ??= range;
  }
  return first && { kind: 'statement', line: first.startLine, column: first.startCol, points };
}

function hintTarget(
  code: CodeMap,
  file: string,
  line: number,
  pythonLines: readonly number[] | undefined,
  isMeant: (range: SourceRange) => boolean = () => true,
): LineTarget | undefined {
  const hints = code.hints.filter(
    ({ range }) => range?.file === file && range.startLine <= line && line <= range.endLine && isMeant(range),
  );
  const bound = hints.map(hint => pythonLine(hint, line, pythonLines)).find(found => found !== undefined);
  if (bound === undefined) return undefined;
  const begun = hints.find(({ range }) => range?.startLine === bound)?.range;
  return {
    kind: 'hint',
    line: bound,
    ...(begun && { column: begun.startCol }),
    points: hints.map(({ offset, index }) => ({ offset, hintIndex: index })),
  };
}

function covers(
  { startLine, startCol, endLine, endCol }: SourceRange,
  line: number,
  column: number,
): boolean {
  return (line > startLine || column >= startCol) && (line < endLine || column < endCol);
}

/** The first line behind `line` in the same function that holds code. */
function nextLine(code: CodeMap, file: string, line: number, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const around = listFunctionLines(text).filter(({ first, last }) => first <= line && line <= last);
  const last = around.at(-1)?.last;
  if (last === undefined) return undefined;
  const ranges = [
    ...code.statements.code.map(({ statement }) => statement.range),
    ...code.hints.flatMap(hint => (hint.range ? [hint.range] : [])),
  ];
  return ranges
    .filter(range => range.file === file && range.startLine > line && range.startLine <= last)
    .reduce<number | undefined>((best, { startLine }) => Math.min(best ?? startLine, startLine), undefined);
}
