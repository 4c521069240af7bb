import { ProgramError } from './program-error.ts';

/** Constants may be larger than a double holds exactly. Strings are matched too, so that nothing in them is. */
const LARGE_INTEGER = /("(?:[^"\\]|\\.)*")|(-?\d{16,})(?![\d.eE])/g;

/**
 * Parses JSON; integers of 16 digits and more become texts that end in `n`.
 * @throws ProgramError that says where the text stops being JSON, and what it looks like instead.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(LARGE_INTEGER, (whole, quoted: string | undefined) =>
        quoted === undefined ? `"${whole}n"` : whole,
      ),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProgramError(`This is not a compiled Cairo program: ${diagnose(text)} (${reason}).`);
  }
}

function diagnose(text: string): string {
  if (text.trim() === '') return 'the file is empty. Compile the .cairo file again';
  if (/^\s*(\/\/|%builtins|%lang|func |from |struct |const |@)/m.test(text) && !/^\s*[[{]/.test(text)) {
    return 'it looks like Cairo source code. Compile it first with cairo-compile, or give the file the ending .cairo';
  }
  if (/^\s*\{/.test(text) && !/\}\s*$/.test(text)) {
    return 'it ends too early, as if cut off. Compile the .cairo file again';
  }
  return 'it is not valid JSON. Give the file that cairo-compile writes';
}
