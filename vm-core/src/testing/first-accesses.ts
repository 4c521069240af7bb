import { Relocatable } from '../relocatable.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';

/** `Relocatable.key` of each cell that an instruction accessed → the first step that did, found the long way. */
export function firstAccesses(vm: CairoVm): Map<number, number> {
  const first = new Map<number, number>();
  let step = 0;
  for (const registers of vm.recording.registerHistory()) {
    const { pc } = registers;
    const instruction = vm.instructionAt(pc);
    if (!instruction) throw new Error(`There is no instruction at ${pc}.`);
    const { dstRegister, offDst, op0Register, offOp0, op1Source, offOp1 } = instruction;
    const op0 = registers[op0Register].add(offOp0);
    const base = op1Source === 'imm' ? pc : op1Source === 'op0' ? vm.memory.get(op0) : registers[op1Source];
    if (!(base instanceof Relocatable)) throw new Error(`Step ${step} has no address for op1.`);
    for (const cell of [pc, registers[dstRegister].add(offDst), op0, base.add(offOp1)]) {
      if (!first.has(cell.key)) first.set(cell.key, step);
    }
    step++;
  }
  return first;
}
