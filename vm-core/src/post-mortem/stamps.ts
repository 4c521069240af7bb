import type { Core } from '../core/core.ts';
import type { Relocatable } from '../relocatable.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';

/** The cells with which a run starts, apart from the program: the first stack, and zeros for builtins. */
export function startCells(vm: CairoVm): Relocatable[] {
  const { memory, segments, executionBase, initialFp, isProof, program } = vm;
  // In a run for a proof, the pointers of the builtins lie behind the first fp.
  const end = initialFp.offset + (isProof ? program.builtins.length : 0);
  const stack = [...memory.knownCells(executionBase.segment)].filter(({ offset }) => offset < end);
  const { zeros } = segments;
  return zeros ? [...stack, ...memory.knownCells(zeros.base.segment)] : stack;
}

/** Makes cells that no instruction accessed known only at the end, and those with which the run starts from the start. */
export function hideTheRest(vm: CairoVm, core: Core, start: readonly Relocatable[]): void {
  for (let segment = 0; segment < vm.segments.count; segment++) core.stampUnaccessed(segment, vm.step + 1);
  for (const { segment, offset } of start) core.setWriter(segment, offset, 0);
}
