import { toSigned, type Instruction } from '../../../../vm-core/src/index.ts';

/**
 * An instruction in Cairo's own assembly language, as `[fp + 1] = [ap - 1] + 5; ap++`.
 * @param immediate the word behind the instruction, if it has one
 */
export function instructionText(instruction: Instruction, immediate: bigint | undefined): string {
  const { opcode, apUpdate, pcUpdate } = instruction;
  const dst = cell(instruction.dstRegister, instruction.offDst);
  const res = resultText(instruction, immediate);
  const apText = apUpdate === 'add1' ? '; ap++' : '';
  if (opcode === 'ret') return 'ret';
  if (opcode === 'call') return `call ${pcUpdate === 'jump' ? 'abs' : 'rel'} ${res}`;
  if (opcode === 'assert-eq') return `${dst} = ${res}${apText}`;
  if (pcUpdate === 'jump') return `jmp abs ${res}${apText}`;
  if (pcUpdate === 'jump-rel') return `jmp rel ${res}${apText}`;
  if (pcUpdate === 'jnz') return `jmp rel ${op1Text(instruction, immediate)} if ${dst} != 0${apText}`;
  if (apUpdate === 'add') return `ap += ${res}`;
  return `nop${apText}`;
}

function resultText(instruction: Instruction, immediate: bigint | undefined): string {
  const op0 = cell(instruction.op0Register, instruction.offOp0);
  const op1 = op1Text(instruction, immediate);
  const operand = op1.startsWith('-') ? `(${op1})` : op1;
  if (instruction.res === 'add') return `${op0} + ${operand}`;
  return instruction.res === 'mul' ? `${op0} * ${operand}` : op1;
}

function op1Text(
  { op1Source, op0Register, offOp0, offOp1 }: Instruction,
  immediate: bigint | undefined,
): string {
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
