import { PRIME, toFelt } from '../felt.ts';
import { encodeInstruction } from '../instruction/encode.ts';
import type { Instruction } from '../instruction/instruction.ts';
import type { Hint, Program } from '../program/program.ts';

/** Instructions and programs for tests, without a compiler. */

const NOTHING: Instruction = {
  offDst: -1,
  offOp0: -1,
  offOp1: 1,
  dstRegister: 'fp',
  op0Register: 'fp',
  op1Source: 'imm',
  res: 'op1',
  pcUpdate: 'regular',
  apUpdate: 'regular',
  opcode: 'nop',
  size: 2,
};

/** An instruction, told by what differs from a no-op; with an immediate it is two words. */
export function instruction(parts: Partial<Instruction>, immediate?: bigint): bigint[] {
  const word = encodeInstruction({ ...NOTHING, ...parts });
  return immediate === undefined ? [word] : [word, toFelt(immediate)];
}

/** `[ap] = value, ap++` */
export const push = (value: bigint): bigint[] =>
  instruction({ opcode: 'assert-eq', dstRegister: 'ap', offDst: 0, apUpdate: 'add1' }, value);

/** `[ap] = [ap - a] op [ap - b], ap++` */
export const combine = (res: 'add' | 'mul', a: number, b: number): bigint[] =>
  instruction({
    opcode: 'assert-eq',
    dstRegister: 'ap',
    offDst: 0,
    op0Register: 'ap',
    offOp0: -a,
    op1Source: 'ap',
    offOp1: -b,
    res,
    apUpdate: 'add1',
  });

/** `[ap - 1] = value` */
export const assertLast = (value: bigint): bigint[] =>
  instruction({ opcode: 'assert-eq', dstRegister: 'ap', offDst: -1 }, value);

/** `jmp rel distance` */
export const jump = (distance: bigint): bigint[] => instruction({ pcUpdate: 'jump-rel' }, distance);

/** `jmp rel distance if [ap - 1] != 0` */
export const jumpIf = (distance: bigint): bigint[] =>
  instruction({ pcUpdate: 'jnz', res: 'unconstrained', dstRegister: 'ap', offDst: -1 }, distance);

/** `call rel distance` */
export const call = (distance: bigint): bigint[] =>
  instruction(
    {
      opcode: 'call',
      apUpdate: 'regular',
      pcUpdate: 'jump-rel',
      dstRegister: 'ap',
      offDst: 0,
      op0Register: 'ap',
      offOp0: 1,
    },
    distance,
  );

/** `ret` */
export const ret = (): bigint[] =>
  instruction({ opcode: 'ret', offDst: -2, op1Source: 'fp', offOp1: -1, pcUpdate: 'jump' });

/** A program whose main starts at its first word. */
export function program(words: readonly bigint[], parts: Partial<Program> = {}): Program {
  return {
    compilerVersion: '0.14.0.1',
    prime: PRIME,
    data: words,
    builtins: [],
    mainScope: '__main__',
    identifiers: new Map([['__main__.main', { type: 'function', pc: 0, decorators: [] }]]),
    references: [],
    hints: new Map(),
    attributes: [],
    debugInfo: undefined,
    ...parts,
  };
}

export function hint(code: string): Hint {
  return { code, accessibleScopes: ['__main__', '__main__.main'], flowTracking: undefined };
}

/** 1 + 1 + 1 … for ever, two steps a round. */
export const counting = (): bigint[] => [
  ...push(0n),
  ...instruction(
    {
      opcode: 'assert-eq',
      dstRegister: 'ap',
      offDst: 0,
      op0Register: 'ap',
      offOp0: -1,
      res: 'add',
      apUpdate: 'add1',
    },
    1n,
  ),
  ...jump(-2n),
];
