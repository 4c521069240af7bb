import { toSigned } from '../felt.ts';
import { encodeInstruction } from './encode.ts';
import type { Instruction } from './instruction.ts';

/**
 * An instruction in the syntax of Cairo, as cairo-lang prints it (compiler/ast/instructions.py): `[ap] = [fp - 3] + 2, ap++`.
 * cairo-vm's extensions have no syntax in Cairo; the text says what they take and where the result goes.
 * @param immediate the word behind the instruction; needed if it has one (`size` 2)
 */
export function formatInstruction(instruction: Instruction, immediate?: bigint): string {
  const { opcode, apUpdate, pcUpdate } = instruction;
  const dst = cell(instruction.dstRegister, instruction.offDst);
  const result = resultText(instruction, immediate);
  const increment = apUpdate === 'add1' ? ', ap++' : '';
  if (opcode === 'ret') return 'ret';
  if (opcode === 'call') return `call ${pcUpdate === 'jump' ? 'abs' : 'rel'} ${result}`;
  if (opcode === 'blake2s' || opcode === 'blake2s-finalize') {
    const state = cell(instruction.op0Register, instruction.offOp0);
    return `[[ap]] = ${opcode}(state=${state}, message=${result}, counter=${dst})${increment}`;
  }
  if (opcode === 'qm31-assert-eq') return `${dst} = qm31(${result})${increment}`;
  if (opcode === 'assert-eq') return `${dst} = ${result}${increment}`;
  if (pcUpdate === 'jump') return `jmp abs ${result}${increment}`;
  if (pcUpdate === 'jump-rel') return `jmp rel ${result}${increment}`;
  if (pcUpdate === 'jnz')
    return `jmp rel ${secondOperand(instruction, immediate)} if ${dst} != 0${increment}`;
  if (apUpdate === 'add') return `ap += ${result}`;
  return `nop${increment}`;
}

/**
 * Does the compiler make exactly this instruction of the text that `formatInstruction` gives? A word may also be
 * one that no Cairo source leads to: data, or code that was made by hand.
 */
export function isCompilable(instruction: Instruction, immediate?: bigint): boolean {
  if (hasNoEffect(instruction, immediate)) return false;
  const form = compiledForm(instruction);
  return (
    form !== undefined && encodeInstruction({ ...instruction, ...form }) === encodeInstruction(instruction)
  );
}

/** `+ 0` and `* 1`, which the compiler leaves out. */
function hasNoEffect({ res, op1Source }: Instruction, immediate: bigint | undefined): boolean {
  if (op1Source !== 'imm') return false;
  return (res === 'add' && immediate === 0n) || (res === 'mul' && immediate === 1n);
}

/** What the compiler fills in where a form of instruction leaves no choice (cairo-lang, compiler/instruction_builder.py). */
const NO_DST = { dstRegister: 'fp', offDst: -1 } as const;
const NO_OP0 = { op0Register: 'fp', offOp0: -1 } as const;
const IMMEDIATE = { offOp1: 1 } as const;
const CALL = { dstRegister: 'ap', offDst: 0, op0Register: 'ap', offOp0: 1, res: 'op1' } as const;
const RET: Partial<Instruction> = {
  ...NO_OP0,
  dstRegister: 'fp',
  offDst: -2,
  op1Source: 'fp',
  offOp1: -1,
  res: 'op1',
  pcUpdate: 'jump',
  apUpdate: 'regular',
};

/** The parts that its form prescribes; undefined if the instruction has no form in Cairo. */
function compiledForm(instruction: Instruction): Partial<Instruction> | undefined {
  const { opcode, pcUpdate, apUpdate, op1Source, res } = instruction;
  const immediate = op1Source === 'imm' ? IMMEDIATE : {};
  const isDoubleDeref = op1Source === 'op0';
  if (opcode === 'ret') return RET;
  if (opcode === 'call') {
    return pcUpdate === 'regular' || pcUpdate === 'jnz' || isDoubleDeref
      ? undefined
      : { ...CALL, ...immediate };
  }
  if (pcUpdate === 'jnz') {
    return opcode !== 'nop' || apUpdate === 'add' || isDoubleDeref ? undefined : { ...NO_OP0, ...immediate };
  }
  if (opcode === 'blake2s' || opcode === 'blake2s-finalize' || opcode === 'qm31-assert-eq') return undefined;
  if (isDoubleDeref && res !== 'op1') return undefined;
  const operands = { ...immediate, ...(res === 'op1' && !isDoubleDeref ? NO_OP0 : {}) };
  if (opcode === 'assert-eq') return pcUpdate === 'regular' && apUpdate !== 'add' ? operands : undefined;
  // What is left either jumps or adds to ap.
  return (pcUpdate === 'regular') === (apUpdate === 'add') ? { ...NO_DST, ...operands } : undefined;
}

function resultText(instruction: Instruction, immediate: bigint | undefined): string {
  const op0 = cell(instruction.op0Register, instruction.offOp0);
  const op1 = secondOperand(instruction, immediate);
  const operand = op1.startsWith('-') ? `(${op1})` : op1;
  if (instruction.res === 'add') return `${op0} + ${operand}`;
  return instruction.res === 'mul' ? `${op0} * ${operand}` : op1;
}

function secondOperand(instruction: Instruction, immediate: bigint | undefined): string {
  const { op1Source, op0Register, offOp0, offOp1 } = instruction;
  switch (op1Source) {
    case 'imm':
      return immediate === undefined ? '?' : `${toSigned(immediate)}`;
    case 'op0':
      return `[${cell(op0Register, offOp0)}${offset(offOp1)}]`;
    case 'ap':
    case 'fp':
      return cell(op1Source, offOp1);
  }
}

function cell(register: string, distance: number): string {
  return `[${register}${offset(distance)}]`;
}

function offset(distance: number): string {
  if (distance === 0) return '';
  return distance < 0 ? ` - ${-distance}` : ` + ${distance}`;
}
