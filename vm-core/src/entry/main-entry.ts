import type { BuiltinParts } from '../builtins/builtin.ts';
import { mainPc } from '../program/main-pc.ts';
import type { Program } from '../program/program.ts';
import { builtinPointers } from './builtin-pointers.ts';
import { entryPc } from './function-signature.ts';
import type { InitialState } from './initial-state.ts';
import type { LaidOut } from './lay-out-segments.ts';
import { addZeroSegment } from './zero-segment.ts';

/**
 * A run of `main`, whose stack is the builtins' bases, the return fp and the return pc, which is the start of an empty
 * segment (initialize_main_entrypoint in cairo-lang, vm/cairo_runner.py).
 * @param name a function or label that stands for main
 * @throws ProgramError if there is no main, NameError if there is none of that name
 */
export function enterMain(
  program: Program,
  { programBase, executionBase, builtins }: LaidOut,
  name: string | undefined,
  { memory, segments }: BuiltinParts,
): InitialState {
  const pc = name === undefined ? mainPc(program) : entryPc(program, name);
  const returnFp = segments.add();
  const finalPc = segments.add();
  addZeroSegment(builtins, segments);
  const stack = [...builtinPointers(program.builtins, builtins), returnFp, finalPc];
  stack.forEach((value, offset) => memory.set(executionBase.add(offset), value));
  const initialFp = executionBase.add(stack.length);
  return { initialPc: programBase.add(pc), initialFp, finalPc };
}
