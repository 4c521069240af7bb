import type { FeltFormat } from '../../debuggee/inspect/felt-format.ts';

/** As in other debuggers. */
const SUFFIXES: ReadonlyMap<string, FeltFormat> = new Map([
  ['a', 'auto'],
  ['d', 'signed'],
  ['h', 'hex'],
  ['s', 'string'],
  ['u', 'unsigned'],
  ['x', 'hex'],
]);

/** Takes `,h` and the like from the end of a Cairo expression. There, a comma stands only inside of brackets. */
export function splitFormat(text: string): {
  readonly expression: string;
  readonly format: FeltFormat | undefined;
} {
  const [, expression = text, letter = ''] = /^(.*?)\s*,\s*([a-z])\s*$/s.exec(text) ?? [];
  const format = SUFFIXES.get(letter);
  return { expression: format === undefined ? text : expression, format };
}
