import type { Builtin, BuiltinParts } from '../builtins/builtin.ts';
import { makeBuiltin } from '../builtins/make-builtin.ts';
import { BUILTIN_ORDER } from '../layouts/builtin-order.ts';
import type { Layout } from '../layouts/layout.ts';
import type { Program } from '../program/program.ts';
import type { Relocatable } from '../relocatable.ts';

/** The segments that every run has. */
export interface LaidOut {
  readonly programBase: Relocatable;
  readonly executionBase: Relocatable;
  readonly builtins: readonly Builtin[];
}

export interface LayOutOptions {
  /** Are builtins that the layout lacks left out, with 0 for their pointers? */
  readonly allowMissingBuiltins: boolean;
  /**
   * The builtins of the run: those that the program names; all of the layout, as a proof needs; or all, as if the
   * program named them.
   */
  readonly builtins: 'named' | 'all' | 'all-named';
}

/**
 * Adds the program's, the execution and the builtins' segments, and loads the program (initialize_segments in
 * cairo-lang, vm/cairo_runner.py).
 * @throws Error with cairo-lang's text if the layout lacks a builtin, or `%builtins` has them in another order
 */
export function layOutSegments(
  program: Program,
  layout: Layout,
  options: LayOutOptions,
  parts: BuiltinParts,
): LaidOut {
  const { allowMissingBuiltins, builtins: which } = options;
  checkBuiltins(program.builtins, layout, allowMissingBuiltins);
  const programBase = parts.segments.add();
  const executionBase = parts.segments.add();
  const builtins: Builtin[] = [];
  for (const [name, instance] of layout.builtins) {
    const included = which === 'all-named' || program.builtins.includes(name);
    if (included || which === 'all') builtins.push(makeBuiltin(name, { included, instance }, parts));
  }
  program.data.forEach((word, offset) => parts.memory.set(programBase.add(offset), word));
  return { programBase, executionBase, builtins };
}

/** @throws Error with cairo-lang's text if the layout lacks one of them, or if they have another order */
export function checkBuiltins(builtins: readonly string[], layout: Layout, allowMissing: boolean): void {
  const missing = builtins.filter(name => !layout.builtins.has(name));
  if (missing.length > 0 && !allowMissing) {
    const names = missing.map(name => `'${name}'`).join(', ');
    throw new Error(`Builtins {${names}} are not present in layout "${layout.name}"`);
  }
  const positions = builtins.map(name => BUILTIN_ORDER.indexOf(name));
  const isOrdered = positions.every((position, i) => position > (positions[i - 1] ?? -1));
  if (!isOrdered) {
    const list = (names: readonly string[]): string => `[${names.map(name => `'${name}'`).join(', ')}]`;
    throw new Error(
      'The builtins specified by the %builtins directive must be subsequence of ' +
        `${list(BUILTIN_ORDER)}. Got ${list(builtins)}.`,
    );
  }
}
