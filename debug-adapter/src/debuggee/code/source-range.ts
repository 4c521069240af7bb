import type { SourceLocation } from '../../../../vm-core/src/index.ts';

/** A range of a source file. Lines and columns count from 1; the end is exclusive. */
export interface SourceRange {
  /** The file as the debug information names it. */
  readonly file: string;
  readonly startLine: number;
  readonly startCol: number;
  readonly endLine: number;
  readonly endCol: number;
}

/**
 * Where a person wrote what this location stands for: code that comes from expanding a reference, from an
 * implicit argument or from generated text is shown at the place that asked for it.
 */
export function outermost(location: SourceLocation): SourceRange | undefined {
  let place = location;
  while (place.parent) place = place.parent.location;
  return toRange(place);
}

/** The location itself, whoever asked for it. */
export function toRange(location: SourceLocation): SourceRange | undefined {
  const { filename, startLine, startCol, endLine, endCol } = location;
  // A program that was compiled from a text, not from a file, has an empty name.
  return filename ? { file: filename, startLine, startCol, endLine, endCol } : undefined;
}

export function sameRange(a: SourceRange, b: SourceRange): boolean {
  return (
    a.file === b.file &&
    a.startLine === b.startLine &&
    a.startCol === b.startCol &&
    a.endLine === b.endLine &&
    a.endCol === b.endCol
  );
}

/** Do the two share a line of one file? */
export function shareLine(a: SourceRange, b: SourceRange): boolean {
  return a.file === b.file && a.startLine <= b.endLine && b.startLine <= a.endLine;
}

/** The smallest range around both, which are in one file. */
export function union(a: SourceRange, b: SourceRange): SourceRange {
  const aFirst = a.startLine < b.startLine || (a.startLine === b.startLine && a.startCol <= b.startCol);
  const aLast = a.endLine > b.endLine || (a.endLine === b.endLine && a.endCol >= b.endCol);
  const [first, last] = [aFirst ? a : b, aLast ? a : b];
  return {
    file: a.file,
    startLine: first.startLine,
    startCol: first.startCol,
    endLine: last.endLine,
    endCol: last.endCol,
  };
}
