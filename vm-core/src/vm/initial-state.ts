import { BUILTIN_KINDS, Builtin } from '../builtins/builtin.ts';
import { rangeCheckRule } from '../builtins/range-check.ts';
import { SegmentKind, type Core } from '../core/core.ts';
import { BUILTIN_ORDER, builtinsOfLayout, SUPPORTED_BUILTINS } from '../layouts.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import { mainPc } from '../program/main-pc.ts';
import type { Program } from '../program/program.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';

/** What a run starts from (cairo-lang, vm/cairo_runner.py: initialize_segments, initialize_main_entrypoint). */
export interface InitialState {
  readonly programBase: Relocatable;
  readonly executionBase: Relocatable;
  readonly builtins: readonly Builtin[];
  readonly initialPc: Relocatable;
  readonly initialFp: Relocatable;
  /** Where `main` returns to: the start of an empty segment. */
  readonly finalPc: Relocatable;
}

/**
 * Lays out the segments, loads the program and builds main's stack: the builtins' bases, the return fp and pc.
 * @throws Error if the layout lacks a builtin of the program, or if there is no main.
 */
export function initializeMain(
  program: Program,
  layout: string,
  allowMissingBuiltins: boolean,
  vm: { readonly core: Core; readonly memory: Memory; readonly segments: Segments },
): InitialState {
  const { core, memory, segments } = vm;
  const entry = mainPc(program);
  checkBuiltins(program.builtins, layout, allowMissingBuiltins);
  const programBase = segments.add();
  const executionBase = segments.add();
  const builtins = builtinsOfLayout(layout)
    .filter(name => program.builtins.includes(name))
    .map(name => makeBuiltin(name, segments));
  for (const { base, segmentKind } of builtins) {
    core.setKind(base.segment, segmentKind);
    if (segmentKind === SegmentKind.rangeCheck) memory.addValidation(base.segment, rangeCheckRule);
  }
  const returnFp = segments.add();
  const finalPc = segments.add();
  const bases = program.builtins.map((name): CellValue => builtins.find(b => b.name === name)?.base ?? 0n);
  const stack = [...bases, returnFp, finalPc];
  program.data.forEach((word, offset) => memory.set(programBase.add(offset), word));
  stack.forEach((value, offset) => memory.set(executionBase.add(offset), value));
  const initialFp = executionBase.add(stack.length);
  return { programBase, executionBase, builtins, initialPc: programBase.add(entry), initialFp, finalPc };
}

function makeBuiltin(name: string, segments: Segments): Builtin {
  const kind = BUILTIN_KINDS[name];
  if (kind === undefined) {
    throw new Error(`The ${name} builtin is not supported. Supported: ${SUPPORTED_BUILTINS.join(', ')}.`);
  }
  return new Builtin(name, segments.add(), true, kind, segments);
}

function checkBuiltins(builtins: readonly string[], layout: string, allowMissing: boolean): void {
  const missing = builtins.filter(name => !builtinsOfLayout(layout).includes(name));
  if (missing.length > 0 && !allowMissing) {
    const names = missing.map(name => `'${name}'`).join(', ');
    throw new Error(`Builtins {${names}} are not present in layout "${layout}"`);
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
