import {
  decodeInstruction,
  formatInstruction,
  Relocatable,
  toSigned,
  type CairoVm,
  type CellValue,
  type Instruction,
  type Registers,
  type ViewedMemory,
} from '../../../../vm-core/src/index.ts';

/** A cell that an instruction takes part in. */
export type OperandRole = 'dst' | 'op0' | 'op1';

/** An instruction with the registers before it. */
export interface ExecutedInstruction {
  readonly registers: Registers;
  readonly instruction: Instruction;
  /** The word behind it, if it has one. */
  readonly immediate: bigint | undefined;
  /** In the syntax of Cairo. */
  readonly text: string;
  /** Undefined where an operand hangs on a cell that holds no pointer, and for op0 that has no meaning. */
  readonly operands: Readonly<Record<OperandRole, Relocatable | undefined>>;
}

/** The registers before a step: an earlier one, or the one that is next. */
export function registersBefore(vm: CairoVm, step: number): Registers {
  return step < vm.step ? vm.recording.registersAt(step) : { pc: vm.pc, ap: vm.ap, fp: vm.fp };
}

/** The instruction at the registers' pc, with its operands; undefined if there is none. */
export function instructionWith(registers: Registers, memory: ViewedMemory): ExecutedInstruction | undefined {
  const word = memory.get(registers.pc);
  const next = memory.get(registers.pc.add(1));
  if (typeof word !== 'bigint') return undefined;
  try {
    const instruction = decodeInstruction(word, typeof next === 'bigint');
    const immediate = instruction.size === 2 && typeof next === 'bigint' ? next : undefined;
    return {
      registers,
      instruction,
      immediate,
      text: formatInstruction(instruction, immediate),
      operands: operandsOf(instruction, registers, memory),
    };
  } catch {
    return undefined;
  }
}

function operandsOf(
  instruction: Instruction,
  registers: Registers,
  memory: ViewedMemory,
): ExecutedInstruction['operands'] {
  const { dstRegister, op0Register, op1Source, offDst, offOp0, offOp1 } = instruction;
  const op0 = registers[op0Register].add(offOp0);
  return {
    dst: registers[dstRegister].add(offDst),
    op0,
    op1: op1Base()?.add(offOp1),
  };

  function op1Base(): Relocatable | undefined {
    if (op1Source === 'imm') return registers.pc;
    if (op1Source !== 'op0') return registers[op1Source];
    const pointer: CellValue | undefined = memory.get(op0);
    return pointer instanceof Relocatable ? pointer : undefined;
  }
}

/** Does op0 take part in the result, as a value or as a pointer? In other instructions it is there, but means nothing. */
export function usesOp0({ res, op1Source, opcode }: Instruction): boolean {
  return (
    res === 'add' || res === 'mul' || op1Source === 'op0' || opcode === 'call' || opcode.startsWith('blake2s')
  );
}

/** An operand in the syntax of Cairo: `[fp - 3]`, `[[fp - 4] + 1]`, or the number that stands in the instruction. */
export function operandText({ instruction, immediate }: ExecutedInstruction, role: OperandRole): string {
  const { dstRegister, op0Register, op1Source, offDst, offOp0, offOp1 } = instruction;
  const op0 = cellAt(op0Register, offOp0);
  if (role === 'dst') return cellAt(dstRegister, offDst);
  if (role === 'op0') return op0;
  if (op1Source === 'imm') return immediate === undefined ? '?' : `${toSigned(immediate)}`;
  return cellAt(op1Source === 'op0' ? op0 : op1Source, offOp1);
}

function cellAt(base: string, offset: number): string {
  if (offset === 0) return `[${base}]`;
  return `[${base} ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}]`;
}
