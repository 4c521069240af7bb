/** The two languages that share the file extension `.cairo`. */
export type CairoVersion = 'cairo0' | 'cairo1';

/** What only Cairo 0 has. Each pattern is tried on the text without its comments. */
const CAIRO_0: readonly RegExp[] = [
  /^\s*%(lang|builtins)\b/m,
  /^\s*func\s+\w+\s*[{(]/m,
  /%\{/,
  /^\s*from\s+[\w.]+\s+import\b/m,
  /^\s*namespace\s+\w+\s*\{/m,
  /^\s*const\s+\w+\s*=/m,
  /:\s*felt\b/,
];

/** What only Cairo 1 and later have. */
const CAIRO_1: readonly RegExp[] = [
  /^\s*(pub(\(crate\))?\s+)?(fn|mod|trait|impl|enum|extern)\s+\w+/m,
  /^\s*(pub(\(crate\))?\s+)?use\s+\w+(::|;)/m,
  /^\s*#!?\[/m,
  /:\s*@?felt252\b/,
];

/**
 * Tells Cairo 0 from Cairo 1 by the text of a file.
 *
 * @returns undefined if the text has marks of both or of neither, for example when it is empty
 */
export function cairoVersionOf(text: string): CairoVersion | undefined {
  const code = text.replace(/\/\/.*$/gm, '');
  const isCairo0 = CAIRO_0.some(pattern => pattern.test(code));
  const isCairo1 = CAIRO_1.some(pattern => pattern.test(code));
  if (isCairo0 === isCairo1) return undefined;
  return isCairo0 ? 'cairo0' : 'cairo1';
}

/** Whether the text of a Cairo 0 file has a function `main` at the top level, which a run can start with. */
export function hasMain(text: string): boolean {
  return /^func\s+main\s*[{(]/m.test(text);
}
