const SPACE = /[ \t\r\n]*/y;
/** The ranges are all characters but quotes, backslashes and control characters. */
const STRING = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y;
/** At the end of the text a number may be cut off. */
const SCALAR = /-?\d[-+.\deE]*$|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
/** What a cut may leave of a string or another value. */
const BEGUN = /(?:"[^"\\]*(?:\\[\s\S][^"\\]*)*\\?|[-+.\w]*)$/y;

/**
 * The position where a text that is not JSON stops being JSON; the text's length if it is cut off. (What engines say
 * about it differs, and often names no position.)
 */
export function jsonErrorPosition(text: string): number {
  const open: ('{' | '[')[] = [];
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const isThere = pattern.test(text);
    if (isThere) at = pattern.lastIndex;
    return isThere;
  };
  const next = (): string | undefined => {
    skip(SPACE);
    return text[at];
  };
  const stop = (): number => (skip(BEGUN) ? text.length : at);

  /** Reads `"key":`. */
  const key = (): boolean => {
    next();
    if (!skip(STRING) || next() !== ':') return false;
    at++;
    return true;
  };

  for (;;) {
    // A value, or the end of an empty list or object.
    const char = next();
    if (char === '{' || char === '[') {
      at++;
      const isEmpty = next() === (char === '{' ? '}' : ']');
      open.push(char);
      if (!isEmpty) {
        if (char === '{' && !key()) return stop();
        continue;
      }
    } else if (!skip(STRING) && !skip(SCALAR)) return stop();
    // What may follow a value.
    let isDone = false;
    while (!isDone) {
      const inside = open.at(-1);
      const after = next();
      if (inside === undefined) return at;
      if (after === (inside === '{' ? '}' : ']')) {
        at++;
        open.pop();
      } else if (after === ',') {
        at++;
        if (inside === '{' && !key()) return stop();
        isDone = true;
      } else return stop();
    }
  }
}
