import type { Program } from '../../../../vm-core/src/index.ts';
import { toRange, type SourceRange } from './source-range.ts';

/** A hint of the program and where it is written. */
export interface HintCode {
  /** The instruction before which it runs, and its position among that instruction's hints. */
  readonly offset: number;
  readonly index: number;
  readonly code: string;
  /** From `%{` to `%}`; undefined without debug information. */
  readonly range: SourceRange | undefined;
  /** The line of the first line of Python. */
  readonly firstLine: number | undefined;
}

/** All hints, in the order of the code. */
export function listHints(program: Program): HintCode[] {
  const found: HintCode[] = [];
  for (const [offset, hints] of [...program.hints].sort(([a], [b]) => a - b)) {
    const locations = program.debugInfo?.instructionLocations.get(offset)?.hints ?? [];
    for (const [index, hint] of hints.entries()) {
      const place = locations[index];
      const range = place && toRange(place.location);
      const firstLine = range && place && range.startLine + place.prefixNewlines;
      found.push({ offset, index, code: hint.code, range, firstLine });
    }
  }
  return found;
}

/**
 * The line of the hint's Python at which a breakpoint on `line` stops: the first one from there on that holds
 * code, else the last one before. Undefined if there is none, or the hint's place is not known.
 * @param codeLines the lines of the file at which Python can stop, if it has told
 */
export function pythonLine(
  hint: HintCode,
  line: number,
  codeLines: readonly number[] | undefined,
): number | undefined {
  const { firstLine } = hint;
  if (firstLine === undefined) return undefined;
  const texts = hint.code.split('\n');
  const lastLine = firstLine + texts.length - 1;
  const lines =
    codeLines?.filter(candidate => firstLine <= candidate && candidate <= lastLine) ??
    texts.flatMap((text, index) => (/^\s*(#|$)/.test(text) ? [] : [firstLine + index]));
  return lines.find(candidate => candidate >= line) ?? lines.at(-1);
}
