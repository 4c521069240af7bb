/** A piece of a line: `text` stands at [start, end). */
export interface ExpressionSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a line is written in: hints are Python. */
export type CodeLanguage = 'cairo' | 'python';

/** Lines that hold no values. */
const NO_VALUES_LINE = /^\s*(from|import|%builtins|%lang)\b/;
const NAME = /[A-Za-z_]\w*/g;
const NOT_VALUES = new Set(
  'func struct namespace using const let local tempvar assert static_assert return if else with with_attr from import as call jmp rel abs ret dw alloc_locals cast new nondet and felt codeoffset'.split(
    ' ',
  ),
);

/**
 * The expression under a column of a line of Cairo or of a hint, as the hover of a debugger wants it:
 * `a.b` when the mouse is on `b` of `a.b.c`, `values[i].x` on its `x`, and the whole `[fp - 3]` on any part of it
 * that is no name, `cast(x, T*)` on its word. Keywords, types, names of arguments, imports, comments, texts and the names of
 * called functions give nothing: a hover never calls.
 */
export function expressionAt(
  line: string,
  column: number,
  language: CodeLanguage,
): ExpressionSpan | undefined {
  if (isCommentOrText(line, column, language) || NO_VALUES_LINE.test(line)) return undefined;
  for (const match of line.matchAll(NAME)) {
    const end = match.index + match[0].length;
    if (column < match.index || column >= end) continue;
    if (match[0] === 'fp' || match[0] === 'ap') {
      return bracketAround(line, column) ?? span(line, match.index, end);
    }
    if (match[0] === 'cast') return castAt(line, match.index);
    if (NOT_VALUES.has(match[0]) || isCallOrImplicitCall(line, end)) return undefined;
    if (isLabel(line, match.index, end, language)) return undefined;
    const start = startOfPath(line, match.index);
    return start === undefined || (language === 'cairo' && isType(line, start))
      ? undefined
      : span(line, start, end);
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

/** Whether a name is that of an argument: `f(x=1)`, `Point(x=1)`, `f{x=y}()`, also where these go over several lines. */
function isLabel(line: string, start: number, end: number, language: CodeLanguage): boolean {
  if (!/^\s*=(?!=)/.test(line.slice(end))) return false;
  const before = line.slice(0, start).trimEnd();
  if (language === 'cairo') return /(^|[({,])$/.test(before);
  return /[(,]$/.test(before) && bracketBefore(line, start, '(', ')') !== undefined;
}

/** Whether what begins here is a type: behind a colon, or the second part of a cast. */
function isType(line: string, start: number): boolean {
  if (/:\s*$/.test(line.slice(0, start))) return true;
  const open = bracketBefore(line, start, '(', ')');
  return open !== undefined && /\bcast$/.test(line.slice(0, open)) && /,\s*$/.test(line.slice(0, start));
}

/** The whole `cast(...)` whose word begins at `start`. */
function castAt(line: string, start: number): ExpressionSpan | undefined {
  const open = line.indexOf('(', start);
  const close = open < 0 ? undefined : closingOf(line, open, '(', ')');
  return close === undefined ? undefined : span(line, start, close + 1);
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
    if (line[end - 1] === ')') return startOfCast(line, end - 1);
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

/** Where the `cast(...)` begins that ends here; undefined for any other call. */
function startOfCast(line: string, close: number): number | undefined {
  const open = openingOf(line, close, '(', ')');
  return open === undefined ? undefined : /\bcast$/.exec(line.slice(0, open))?.index;
}

function closingOf(line: string, open: number, opening = '[', closing = ']'): number | undefined {
  let depth = 0;
  for (let i = open; i < line.length; i++) {
    if (line[i] === opening) depth++;
    else if (line[i] === closing && --depth === 0) return i;
  }
  return undefined;
}

function openingOf(line: string, close: number, opening = '[', closing = ']'): number | undefined {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    if (line[i] === closing) depth++;
    else if (line[i] === opening && --depth === 0) return i;
  }
  return undefined;
}

/** The innermost bracket that is open before a place. */
function bracketBefore(line: string, place: number, opening: string, closing: string): number | undefined {
  let depth = 0;
  for (let i = place - 1; i >= 0; i--) {
    if (line[i] === closing) depth++;
    else if (line[i] === opening && depth-- === 0) return i;
  }
  return undefined;
}

const COMMENTS_AND_TEXTS: Readonly<Record<CodeLanguage, RegExp>> = {
  cairo: /'[^']*'|"[^"]*"|\/\/.*$/g,
  python: /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|#.*$/g,
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
