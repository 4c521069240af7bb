import type { BuiltinParts } from '../builtins/builtin.ts';
import { labelPc } from '../program/label-pc.ts';
import { ProgramError } from '../program/program-error.ts';
import type { Program } from '../program/program.ts';
import { builtinPointers } from './builtin-pointers.ts';
import type { InitialState } from './initial-state.ts';
import type { LaidOut } from './lay-out-segments.ts';
import { addZeroSegment } from './zero-segment.ts';

/** Cells in front of the builtins' pointers: a verifier can check that [fp - 2] is fp. */
const PREFIX = 2;

/** Cells at the start of the execution segment that are public: what the verifier knows of the run's start. */
export function publicStackSize(program: Program): number {
  return PREFIX + program.builtins.length;
}

/**
 * A run for a proof: from `__start__`, which calls main, to `__end__`, an endless loop that pads the trace. It has all
 * builtins of the layout (initialize_main_entrypoint with proof_mode in cairo-lang, vm/cairo_runner.py).
 * @throws ProgramError if the program was not compiled for proofs
 */
export function enterProof(
  program: Program,
  { programBase, executionBase, builtins }: LaidOut,
  { memory, segments }: BuiltinParts,
): InitialState {
  const start = labelPc(program, '__start__') ?? 0;
  const end = labelPc(program, '__end__');
  if (end === undefined) {
    throw new ProgramError(
      'The program has no label __end__, at which a run for a proof ends. Compile it with --proof_mode.',
    );
  }
  addZeroSegment(builtins, segments);
  const initialFp = executionBase.add(PREFIX);
  const stack = [initialFp, 0n, ...builtinPointers(program.builtins, builtins)];
  stack.forEach((value, offset) => memory.set(executionBase.add(offset), value));
  return { initialPc: programBase.add(start), initialFp, finalPc: programBase.add(end) };
}
