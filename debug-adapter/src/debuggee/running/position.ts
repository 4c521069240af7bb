import type { CairoVm, MachineView } from '../../../../vm-core/src/index.ts';
import type { Position } from './goal.ts';

/** What goals look at, of a VM as it is or was. */
export function positionOf(vm: CairoVm, view: MachineView): Position {
  const { step, hintIndex, pc, fp } = view;
  const instruction = vm.instructionAt(pc);
  return {
    step,
    hintIndex,
    hintCount: vm.hintsAt(pc).length,
    pc,
    fp,
    callReturn: instruction?.opcode === 'call' ? pc.add(instruction.size) : undefined,
    cell: address => view.memory.get(address),
  };
}
