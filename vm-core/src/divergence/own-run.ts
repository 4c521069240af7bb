import { Relocatable, type CellValue } from '../relocatable.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';
import type { Place, RecordedMemory, RecordedRun } from './recorded-run.ts';

/** A run that this VM has made. Its places are segments and offsets, which no relocation moves. */
export function ownRun(name: string, vm: CairoVm, failure: string | undefined): RecordedRun {
  return {
    name,
    steps: vm.step,
    registers: () => vm.recording.registerHistory(),
    memory: ownMemory(vm),
    startOf: segment => (failure === undefined ? vm.relocation.starts[segment] : undefined),
    failure,
  };
}

function ownMemory({ memory, segments }: CairoVm): RecordedMemory {
  return {
    get: (place: Place): CellValue | undefined =>
      place instanceof Relocatable ? memory.get(place) : undefined,
    *places() {
      for (let segment = 0; segment < segments.count; segment++) yield* memory.knownCells(segment);
    },
  };
}
