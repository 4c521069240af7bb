import type { CairoFunction } from '../code/functions.ts';

/** Which functions a breakpoint means. */
export type FunctionPattern = (candidate: Pick<CairoFunction, 'fullName' | 'name'>) => boolean;

const REGEX = /^\/(.+)\/([a-z]*)$/s;

/**
 * Parses a pattern for names of functions: with `*` (any characters) and `?` (one), compared with the full name and with
 * the short one; or a regular expression between slashes, found anywhere in the full name.
 * @returns undefined for a plain name
 * @throws Error that says what is wrong with a regular expression
 */
export function parseFunctionPattern(text: string): FunctionPattern | undefined {
  const pattern = text.trim();
  const [, source, flags] = REGEX.exec(pattern) ?? [];
  if (source !== undefined) {
    const regex = parseRegex(source, flags ?? '', pattern);
    return ({ fullName }) => regex.test(fullName);
  }
  if (!/[*?]/.test(pattern)) return undefined;
  const quoted = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const regex = new RegExp(`^${quoted.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return ({ fullName, name }) => regex.test(fullName) || regex.test(name);
}

/** Flags that remember where a search ended would give another answer each time. */
function parseRegex(source: string, flags: string, pattern: string): RegExp {
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${pattern} is no regular expression: ${reason}.`, { cause: error });
  }
}
