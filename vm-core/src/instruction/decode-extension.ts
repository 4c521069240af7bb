import type { Instruction } from './instruction.ts';

/** cairo-vm's extensions of the instruction set (cairo-vm 3.2.0, vm/decoding/decoder.rs), by the number in bits 63 on. */
const EXTENSIONS = new Map([
  [1n, 'blake2s'],
  [2n, 'blake2s-finalize'],
  [3n, 'qm31-assert-eq'],
] as const);

const BIAS = 0x8000;
const FLAGS = 0x7fff;
const OP1_SOURCES = new Map<number, Instruction['op1Source']>([
  [0, 'op0'],
  [1, 'imm'],
  [2, 'fp'],
  [4, 'ap'],
]);
const ASSERT_EQ = 4;

export const extensionOf = (word: bigint): Instruction['opcode'] | undefined =>
  EXTENSIONS.get((word >> 63n) as 1n);

/**
 * Decodes a word with the number of an extension.
 * @throws Error with cairo-vm's text if its flags are none of an instruction, or not of this extension
 */
export function decodeExtension(word: bigint): Instruction {
  const field = (shift: number): number => Number((word >> BigInt(shift)) & 0xffffn) - BIAS;
  const flags = Number((word >> 48n) & BigInt(FLAGS));
  const bits = (from: number, count: number): number => (flags >> from) & (2 ** count - 1);
  const [res, pcUpdate, apUpdate, opcode] = [bits(5, 2), bits(7, 3), bits(10, 2), bits(12, 3)];
  const op1Source = OP1_SOURCES.get(bits(2, 3));
  if (op1Source === undefined) throw new Error(`Invalid op1_register value: ${bits(2, 3)}`);
  if (![0, 1, 2, 4].includes(pcUpdate)) throw new Error(`Invalid pc_update value: ${pcUpdate}`);
  const isJnz = pcUpdate === 4;
  if (res === 3 || (isJnz && res !== 0)) throw new Error(`Invalid res value: ${res}`);
  if (![0, 1, 2, 4].includes(opcode)) throw new Error(`Invalid opcode value: ${opcode}`);
  const goesOn = pcUpdate === 0 && (apUpdate === 0 || apUpdate === 2);
  const extension = extensionOf(word) ?? 'nop';
  if (extension === 'qm31-assert-eq') {
    const isValid = goesOn && res !== 0 && op1Source !== 'op0' && opcode === ASSERT_EQ;
    if (!isValid) throw new Error(`QM31 add mul opcode invalid flags ${flags}`);
  } else {
    const isValid = goesOn && res === 0 && (op1Source === 'fp' || op1Source === 'ap') && opcode === 0;
    if (!isValid) throw new Error(`Blake2s opcode invalid flags ${flags}`);
  }
  return {
    offDst: field(0),
    offOp0: field(16),
    offOp1: field(32),
    dstRegister: bits(0, 1) ? 'fp' : 'ap',
    op0Register: bits(1, 1) ? 'fp' : 'ap',
    op1Source,
    res: res === 0 ? 'op1' : res === 1 ? 'add' : 'mul',
    pcUpdate: 'regular',
    apUpdate: apUpdate === 2 ? 'add1' : 'regular',
    opcode: extension,
    size: op1Source === 'imm' ? 2 : 1,
  };
}
