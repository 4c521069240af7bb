import type { CairoVm, Relocatable } from '../../vm-core/src/index.ts';
import type { Pair } from './pair.ts';

/** How many segments there are; none before the VM is known. */
export function segmentCounts(vm: CairoVm | undefined): { segments: number; temporary: number } {
  const { count = 0, temporaryCount = 0 } = vm?.segments ?? {};
  return { segments: count, temporary: temporaryCount };
}

/** What expressions of a debugger need to know of a VM that stands between two hints. */
export function vmState(vm: CairoVm | undefined): unknown {
  if (vm === undefined) return null;
  const pair = ({ segment, offset }: Relocatable): Pair => [segment, offset];
  const { step, hintIndex } = vm;
  return {
    ...segmentCounts(vm),
    moment: [step, hintIndex],
    ap: pair(vm.ap),
    fp: pair(vm.fp),
    pc: pair(vm.pc),
  };
}
