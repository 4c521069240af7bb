import { readText, type BreakpointText } from './breakpoint-text.ts';

/** A piece of a log message: text as it is, or something to evaluate. */
export type LogPiece = string | BreakpointText;

/**
 * Parses the message of a logpoint: `n is {n}, and {py: len(words)}`. Expressions may hold braces in pairs, and any in
 * quotes; `{{` and `}}` are braces of the text.
 * @param unmarked the language of expressions without a prefix
 * @throws Error that says what is wrong with it
 */
export function parseLogMessage(message: string, unmarked: BreakpointText['language'] = 'cairo'): LogPiece[] {
  const pieces: LogPiece[] = [];
  let text = '';
  for (let at = 0; at < message.length;) {
    const pair = message.slice(at, at + 2);
    if (pair === '{{' || pair === '}}') {
      text += pair.charAt(0);
      at += 2;
    } else if (pair.startsWith('{')) {
      const end = endOfExpression(message, at);
      if (text !== '') pieces.push(text);
      text = '';
      pieces.push(expression(message.slice(at + 1, end), unmarked));
      at = end + 1;
    } else {
      text += pair.charAt(0);
      at++;
    }
  }
  if (text !== '') pieces.push(text);
  return pieces;
}

function expression(inside: string, unmarked: BreakpointText['language']): BreakpointText {
  const read = readText(inside, unmarked);
  if (read.text === '') throw new Error(`Nothing stands between '{' and '}'. A brace of the text is '{{'.`);
  return read;
}

/** Where the brace at `start` is closed. */
function endOfExpression(message: string, start: number): number {
  let depth = 0;
  let quote: string | undefined;
  for (let at = start; at < message.length; at++) {
    const character = message.charAt(at);
    if (quote !== undefined) {
      if (character === '\\') at++;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
  }
  const rest = message.slice(start, start + 20);
  throw new Error(`The '{' at '${rest}' is not closed. A brace of the text is '{{'.`);
}
