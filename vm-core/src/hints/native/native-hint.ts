import type { HintIds } from './hint-ids.ts';
import type { HintRun } from './hint-run.ts';

/** Runs a hint at its place. @throws what Python would raise: PythonError, MemoryError, NameError */
export type RunHint = (run: HintRun) => void;

/**
 * What a hint's Python text does, as a function. It is made ready once for each place in a program, where the names
 * are looked up; what it returns runs many times.
 */
export type NativeHint = (ids: HintIds) => RunHint;

/**
 * Hints that stand or fall together, because they share variables. What is told here of their texts is what is needed
 * to prove that no variable crosses between the languages (../auto/decide.ts).
 */
export interface HintGroup {
  /** For messages: the module, or what of it. */
  readonly name: string;
  /** By the exact text, as the compiler writes it into the program. */
  readonly hints: ReadonlyMap<string, NativeHint>;
  /**
   * Full names of the functions that the hints belong to, for hints that hand variables to each other. In these
   * functions no hints but those of the group, and of functions that they call and are as closed, run between them.
   * Left out: each hint is complete by itself, wherever it stands.
   */
  readonly functions?: readonly string[];
  /** Variables that the hints find in the scope, other than those that they put there themselves. */
  readonly reads?: readonly string[];
  /** Variables that they leave in the scope. */
  readonly writes?: readonly string[];
  /** True if the variables live on, in scopes that other hints may enter and leave. */
  readonly livesOn?: boolean;
}

/**
 * The text of a hint as the compiler writes it: without the common indentation, and without the blanks around it.
 * Escapes mean nothing in it.
 */
export function python(template: TemplateStringsArray): string {
  const lines = template.raw.join('').split('\n');
  const indents = lines
    .slice(1)
    .filter(line => line.trim() !== '')
    .map(line => line.length - line.trimStart().length);
  const indent = lines.length > 1 ? Math.min(...indents) : 0;
  return lines
    .map((line, i) => (i === 0 ? line : line.slice(indent)).trimEnd())
    .join('\n')
    .trim();
}
