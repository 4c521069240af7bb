import { decodeExtension, extensionOf } from './decode-extension.ts';
import type { Instruction } from './instruction.ts';

const BIAS = 0x8000;
const WORD_LIMIT = 2n ** 63n;

/** Python's text of a tuple of flags: what cairo-lang's error is when more than one of them is set. */
const keyError = (...bits: number[]): Error => new Error(`(${bits.join(', ')})`);

function pick<T>(names: readonly T[], none: T, ...bits: number[]): T {
  const set = bits.filter(bit => bit === 1).length;
  if (set > 1) throw keyError(...bits);
  return set === 0 ? none : (names[bits.indexOf(1)] ?? none);
}

/**
 * Decodes the instruction `word`; `hasImmediate` tells whether the next cell holds a felt.
 * @throws Error with cairo-lang's text (compiler/encode.py, decode_instruction) if it is none; with cairo-vm's if it
 * has the number of one of cairo-vm's extensions.
 */
export function decodeInstruction(word: bigint, hasImmediate: boolean): Instruction {
  if (extensionOf(word) !== undefined) return decodeExtension(word);
  if (word >= WORD_LIMIT) throw new Error(`Unsupported instruction: 0x${word.toString(16)}.`);
  const field = (shift: number): number => Number((word >> BigInt(shift)) & 0xffffn) - BIAS;
  const flags = Number(word >> 48n);
  const bit = (index: number): number => (flags >> index) & 1;

  const op1Source = pick<Instruction['op1Source']>(['imm', 'ap', 'fp'], 'op0', bit(2), bit(4), bit(3));
  if (op1Source === 'imm' && !hasImmediate) {
    throw new Error('op1_addr is Op1Addr.IMM, but no immediate given');
  }
  const pcUpdate = pick<Instruction['pcUpdate']>(
    ['jump', 'jump-rel', 'jnz'],
    'regular',
    bit(7),
    bit(8),
    bit(9),
  );
  const res = pick<Instruction['res']>(
    ['add', 'mul'],
    pcUpdate === 'jnz' ? 'unconstrained' : 'op1',
    bit(5),
    bit(6),
  );
  if (pcUpdate === 'jnz' && res !== 'unconstrained') throw new Error('');
  const apUpdate = pick<Instruction['apUpdate']>(['add', 'add1'], 'regular', bit(10), bit(11));
  const opcode = pick<Instruction['opcode']>(['call', 'ret', 'assert-eq'], 'nop', bit(12), bit(13), bit(14));
  if (opcode === 'call' && apUpdate !== 'regular') throw new Error('CALL must have update_ap is ADD2');

  return {
    offDst: field(0),
    offOp0: field(16),
    offOp1: field(32),
    dstRegister: bit(0) ? 'fp' : 'ap',
    op0Register: bit(1) ? 'fp' : 'ap',
    op1Source,
    res,
    pcUpdate,
    apUpdate: opcode === 'call' ? 'add2' : apUpdate,
    opcode,
    size: op1Source === 'imm' ? 2 : 1,
  };
}

/** Does the word look like a `call`? (cairo-lang, compiler/encode.py, is_call_instruction) */
export function isCall(word: bigint, hasImmediate: boolean): boolean {
  try {
    const { res, pcUpdate, opcode } = decodeInstruction(word, hasImmediate);
    return opcode === 'call' && res === 'op1' && (pcUpdate === 'jump' || pcUpdate === 'jump-rel');
  } catch {
    return false;
  }
}
