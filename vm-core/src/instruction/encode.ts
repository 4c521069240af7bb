import type { Instruction } from './instruction.ts';

const BIAS = 0x8000;

/** The word of an instruction (Cairo whitepaper, section 4.4): the inverse of `decodeInstruction`. */
export function encodeInstruction(instruction: Instruction): bigint {
  const { dstRegister, op0Register, op1Source, res, pcUpdate, apUpdate, opcode } = instruction;
  const bits: readonly (readonly [boolean, number])[] = [
    [dstRegister === 'fp', 0],
    [op0Register === 'fp', 1],
    [op1Source === 'imm', 2],
    [op1Source === 'fp', 3],
    [op1Source === 'ap', 4],
    [res === 'add', 5],
    [res === 'mul', 6],
    [pcUpdate === 'jump', 7],
    [pcUpdate === 'jump-rel', 8],
    [pcUpdate === 'jnz', 9],
    [apUpdate === 'add', 10],
    [apUpdate === 'add1', 11],
    [opcode === 'call', 12],
    [opcode === 'ret', 13],
    [opcode === 'assert-eq' || opcode === 'qm31-assert-eq', 14],
    // The number of cairo-vm's extension.
    [opcode === 'blake2s' || opcode === 'qm31-assert-eq', 15],
    [opcode === 'blake2s-finalize' || opcode === 'qm31-assert-eq', 16],
  ];
  const flags = bits.reduce((sum, [isSet, bit]) => sum + (isSet ? 2 ** bit : 0), 0);
  const offsets = [instruction.offDst, instruction.offOp0, instruction.offOp1, flags - BIAS];
  return offsets.reduce((word, offset, i) => word | (BigInt(offset + BIAS) << BigInt(16 * i)), 0n);
}
