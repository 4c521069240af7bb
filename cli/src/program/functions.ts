import type { Program } from '../../../vm-core/src/index.ts';
import { usageError } from '../cli-error.ts';

/** A function and the code from its entry to the entry of the next one. */
export interface FunctionCode {
  /** `__main__.fib`, `starkware.cairo.common.alloc.alloc`. */
  readonly name: string;
  /** Offsets in the program's data. */
  readonly start: number;
  readonly end: number;
}

/** The program's functions, in the order of the code. */
export function functionsOf(program: Program): FunctionCode[] {
  const entries = [...program.identifiers]
    .flatMap(([name, identifier]) => (identifier.type === 'function' ? [{ name, start: identifier.pc }] : []))
    .sort((a, b) => a.start - b.start);
  const starts = [...new Set(entries.map(({ start }) => start)), program.data.length];
  return entries.map(entry => ({ ...entry, end: starts[starts.indexOf(entry.start) + 1] ?? entry.start }));
}

/**
 * The function with this full name, or else the one whose name ends with it.
 * @throws CliError with the usage exit code that names those that there are
 */
export function findFunction(program: Program, query: string): FunctionCode {
  const all = functionsOf(program);
  const found = all.filter(({ name }) => name === query || name.endsWith(`.${query}`));
  const [first] =
    found.length > 1 ? found.filter(({ name }) => name === query || name === `__main__.${query}`) : found;
  if (first !== undefined) return first;
  if (found.length > 1) {
    throw usageError(`Several functions are called '${query}': ${namesOf(found)}. Give more of the name.`);
  }
  throw usageError(`The program has no function '${query}'. It has: ${namesOf(all) || 'none'}.`);
}

/** Every name that stands for a pc, functions before labels. */
export function symbolsOf(program: Program): Map<number, string[]> {
  const symbols = new Map<number, string[]>();
  for (const type of ['function', 'label'] as const) {
    for (const [name, identifier] of program.identifiers) {
      if (identifier.type !== type) continue;
      const names = symbols.get(identifier.pc);
      if (names === undefined) symbols.set(identifier.pc, [name]);
      else names.push(name);
    }
  }
  return symbols;
}

const MOST_NAMES = 20;

function namesOf(functions: readonly FunctionCode[]): string {
  const names = functions.slice(0, MOST_NAMES).map(({ name }) => name);
  return names.join(', ') + (functions.length > MOST_NAMES ? ', …' : '');
}
