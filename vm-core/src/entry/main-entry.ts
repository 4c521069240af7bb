import type { BuiltinParts } from '../builtins/builtin.ts';
import type { Layout } from '../layouts/layout.ts';
import { mainPc } from '../program/main-pc.ts';
import type { Program } from '../program/program.ts';
import { builtinPointers } from './builtin-pointers.ts';
import type { InitialState } from './initial-state.ts';
import { layOutSegments } from './lay-out-segments.ts';
import { addZeroSegment } from './zero-segment.ts';

/**
 * A run of `main`, whose stack is the builtins' bases, the return fp and the return pc, which is the start of an empty
 * segment (initialize_main_entrypoint in cairo-lang, vm/cairo_runner.py).
 * @throws Error if the layout lacks a builtin of the program, or if there is no main.
 */
export function enterMain(
  program: Program,
  layout: Layout,
  allowMissingBuiltins: boolean,
  parts: BuiltinParts,
): InitialState {
  const { memory, segments } = parts;
  const entry = mainPc(program);
  const options = { allowMissingBuiltins, builtins: 'named' } as const;
  const { programBase, executionBase, builtins } = layOutSegments(program, layout, options, parts);
  const returnFp = segments.add();
  const finalPc = segments.add();
  addZeroSegment(builtins, segments);
  const stack = [...builtinPointers(program.builtins, builtins), returnFp, finalPc];
  stack.forEach((value, offset) => memory.set(executionBase.add(offset), value));
  const initialFp = executionBase.add(stack.length);
  return { programBase, executionBase, builtins, initialPc: programBase.add(entry), initialFp, finalPc };
}
