/** Lines of a function in its source file, from `func` to the closing brace (or `end`, before Cairo 0.10). */
export interface FunctionLines {
  readonly first: number;
  readonly last: number;
}

/**
 * Finds the functions of a Cairo source by their layout: a `func` and the first `}` or `end` below it with
 * the same indentation. Good enough to tell whether two lines belong to one function; nothing else rests on it.
 */
export function listFunctionLines(text: string): FunctionLines[] {
  const lines = text.split(/\r?\n/);
  const found: FunctionLines[] = [];
  for (const [index, line] of lines.entries()) {
    const indentation = /^(\s*)func\s/.exec(line)?.[1];
    if (indentation === undefined) continue;
    const isEnd = (candidate: string): boolean =>
      candidate.startsWith(indentation) && /^(\}|end\b)/.test(candidate.slice(indentation.length));
    const length = lines.slice(index + 1).findIndex(isEnd);
    found.push({ first: index + 1, last: length < 0 ? lines.length : index + length + 2 });
  }
  return found;
}
