import type { ClientTraits } from '../client-traits.ts';
import { UNKNOWN } from '../../debuggee/inspect/cell-text.ts';

/** SGR codes that begin and end a style. */
const STYLES = {
  error: [31, 39],
  pointer: [36, 39],
  unknown: [2, 22],
} as const satisfies Record<string, readonly [on: number, off: number]>;

/**
 * Quoted texts, in which nothing is styled; addresses as `1:5` or `-1:0`, but no parts of names, times, or places in files; and the
 * word for a cell without a value.
 */
const TOKENS = new RegExp(
  [
    /(?<!\w)(?:'[^'\n]*'|"[^"\n]*")/,
    /(?<pointer>(?<![\w.:-])-?\d+:\d+(?![\w:]))/,
    new RegExp(`(?<unknown>(?<![\\w'])${UNKNOWN}(?!\\w))`),
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** A text as the console of the client shows it: in styles if it can, else as it is. */
export function consoleText(client: ClientTraits, text: string, style = styledText): string {
  return client.showsStyles ? style(text) : text;
}

/** A text of the console, with addresses and unknown cells in styles of their own. */
export function styledText(text: string): string {
  return text.replace(TOKENS, (token, ...rest) => {
    const { pointer, unknown } = rest.at(-1) as Partial<Record<string, string>>;
    if (pointer !== undefined) return styled('pointer', token);
    return unknown === undefined ? token : styled('unknown', token);
  });
}

/** An explanation of a failure: what is wrong, which is what stands before the first empty line, is an error. */
export function styledExplanation(text: string): string {
  const end = text.indexOf('\n\n');
  const summary = end < 0 ? text : text.slice(0, end);
  return styled('error', summary) + styledText(text.slice(summary.length));
}

function styled(style: keyof typeof STYLES, text: string): string {
  const [on, off] = STYLES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
