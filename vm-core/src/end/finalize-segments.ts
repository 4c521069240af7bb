import { publicStackSize } from '../entry/proof-entry.ts';
import type { PublicCell } from '../memory/segments.ts';
import type { Relocatable } from '../relocatable.ts';
import type { EndedRun } from './ended-run.ts';

/**
 * Fixes the sizes of the segments and what of them is public: the program, the start of the stack, what main returned,
 * the output (finalize_segments in cairo-lang, vm/cairo_runner.py).
 * @param returned where the pointers start that main returned
 * @throws InsufficientCells if there are too few steps for what a builtin used
 */
export function finalizeSegments(run: EndedRun, returned: Relocatable): void {
  const { segments, program, programBase, executionBase, builtins, ap } = run;
  segments.finalize(programBase.segment, program.data.length, publicCells(0, program.data.length));
  segments.finalize(executionBase.segment, undefined, [
    ...publicCells(0, publicStackSize(program)),
    ...publicCells(returned.offset, ap.offset),
  ]);
  for (const builtin of builtins) builtin.finalizeSegment(run.step);
  segments.finalizeZeros();
}

function publicCells(from: number, to: number): PublicCell[] {
  return Array.from({ length: to - from }, (_, index) => ({ offset: from + index, page: 0 }));
}
