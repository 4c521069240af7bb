/** A piece of a line: `text` stands at [start, end). */
export interface ExpressionSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a line is written in: hints are Python. */
export type CodeLanguage = 'cairo' | 'python';

const NAME = /[A-Za-z_]\w*/g;
const NOT_VALUES = new Set(
  'func struct namespace using const let local tempvar assert static_assert return if else with with_attr from import as call jmp rel abs ret dw alloc_locals cast new nondet and felt codeoffset'.split(
    ' ',
  ),
);

/**
 * The expression under a column of a line of Cairo or of a hint, as the hover of a debugger wants it:
 * `a.b` when the mouse is on `b` of `a.b.c`, `values[i].x` on its `x`, and the whole `[fp - 3]` on any part of it
 * that is no name. Keywords, comments, texts and the names of called functions give nothing: a hover never calls.
 */
export function expressionAt(
  line: string,
  column: number,
  language: CodeLanguage,
): ExpressionSpan | undefined {
  if (isCommentOrText(line, column, language)) return undefined;
  for (const match of line.matchAll(NAME)) {
    const end = match.index + match[0].length;
    if (column < match.index || column >= end) continue;
    if (match[0] === 'fp' || match[0] === 'ap') {
      return bracketAround(line, column) ?? span(line, match.index, end);
    }
    if (NOT_VALUES.has(match[0]) || isCallOrImplicitCall(line, end)) return undefined;
    const start = startOfPath(line, match.index);
    return start === undefined ? undefined : span(line, start, end);
  }
  return bracketAround(line, column);
}

function span(line: string, start: number, end: number): ExpressionSpan {
  return { text: line.slice(start, end), start, end };
}

/** Whether the name that ends here is called: `f(`, or `f{` with no blank, which gives implicit arguments. */
function isCallOrImplicitCall(line: string, end: number): boolean {
  return /^(\s*\(|\{)/.test(line.slice(end));
}

/**
 * Goes left from a name over `.name` and `[...]`; undefined if the path starts with a call.
 * Python's and Cairo's paths look the same.
 */
function startOfPath(line: string, start: number): number | undefined {
  let at = start;
  while (line[at - 1] === '.') {
    let end = at - 1;
    while (line[end - 1] === ']') {
      const open = openingOf(line, end - 1);
      if (open === undefined) return undefined;
      end = open;
    }
    const name = /[A-Za-z_]\w*$/.exec(line.slice(0, end));
    if (name !== null) at = name.index;
    else if (end < at - 1)
      return end; // [fp - 3].x: brackets with no name before them
    else return undefined;
  }
  return at;
}

/** The innermost `[...]` of this line around a column; a subscript is given with what it belongs to. */
function bracketAround(line: string, column: number): ExpressionSpan | undefined {
  for (let open = column; open >= 0; open--) {
    if (line[open] !== '[') continue;
    const close = closingOf(line, open);
    if (close === undefined || close < column) continue;
    const before = /[A-Za-z_]\w*$/.exec(line.slice(0, open));
    if (before === null || NOT_VALUES.has(before[0])) return span(line, open, close + 1);
    const start = startOfPath(line, before.index);
    return start === undefined ? undefined : span(line, start, close + 1);
  }
  return undefined;
}

function closingOf(line: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < line.length; i++) {
    if (line[i] === '[') depth++;
    else if (line[i] === ']' && --depth === 0) return i;
  }
  return undefined;
}

function openingOf(line: string, close: number): number | undefined {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    if (line[i] === ']') depth++;
    else if (line[i] === '[' && --depth === 0) return i;
  }
  return undefined;
}

const COMMENTS_AND_TEXTS: Readonly<Record<CodeLanguage, RegExp>> = {
  cairo: /'[^']*'|"[^"]*"|\/\/.*$/g,
  python: /'[^']*'|"[^"]*"|#.*$/g,
};

/** Whether a column lies in a comment or in quotes that are closed on this line. */
function isCommentOrText(line: string, column: number, language: CodeLanguage): boolean {
  for (const match of line.matchAll(COMMENTS_AND_TEXTS[language])) {
    if (column >= match.index && column < match.index + match[0].length) return true;
  }
  return false;
}

/** Whether an offset of a Cairo file lies in a hint. */
export function isInHint(textBefore: string): boolean {
  return textBefore.lastIndexOf('%{') > textBefore.lastIndexOf('%}');
}
