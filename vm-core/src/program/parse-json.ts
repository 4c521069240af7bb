import { jsonErrorPosition } from './json-error-position.ts';
import { ProgramError } from './program-error.ts';

/**
 * Constants may be larger than a double holds exactly; nothing else in a program is. (Inside a string the quotes
 * would be escaped.)
 */
const LARGE_CONSTANT = /("value":\s*)(-?\d{16,})(?![\d.eE])/g;

/**
 * Parses JSON; members `value` that are integers of 16 digits and more become texts that end in `n`.
 * @throws ProgramError that says where the text stops being JSON, and what it looks like instead
 */
export function parseJson(text: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(plain.replace(LARGE_CONSTANT, '$1"$2n"'));
  } catch {
    throw new ProgramError(`This is not a compiled Cairo program: ${diagnose(plain)}.`);
  }
}

function diagnose(text: string): string {
  if (text.trim() === '') return 'the file is empty. Compile the .cairo file again';
  if (text.startsWith('PK')) {
    return 'it is a ZIP archive, such as a Cairo PIE. Give the JSON file that cairo-compile writes';
  }
  if (
    /^\s*(\/\/|%builtins|%lang|func |from |struct |const |@|namespace )/m.test(text) &&
    !/^\s*[[{]/.test(text)
  ) {
    return 'it is Cairo source code, as it looks. Did you mean to compile it? Give cairo-compile the file, or give the file the ending .cairo';
  }
  if (!/^\s*[[{]/.test(text)) {
    return 'it is not JSON. Did you mean to compile it? Give the JSON file that cairo-compile writes';
  }
  const position = jsonErrorPosition(text);
  if (text.slice(position).trim() === '') {
    return `it ends too early, at ${placeOf(text, text.length)}, as if cut off. Compile the .cairo file again`;
  }
  const found = JSON.stringify(text.slice(position, position + 20));
  return `it stops being JSON at ${placeOf(text, position)}, where ${found} stands. Compile the .cairo file again`;
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
