import assert from 'node:assert/strict';
import { formatInstruction, isCompilable } from './format-instruction.ts';
import type { Instruction } from './instruction.ts';

/** `[ap] = [fp - 3], ap++`, but for what is given. */
function instruction(parts: Partial<Instruction> = {}): Instruction {
  return {
    ...{ offDst: 0, offOp0: -1, offOp1: -3, dstRegister: 'ap', op0Register: 'fp', op1Source: 'fp' },
    ...{ res: 'op1', pcUpdate: 'regular', apUpdate: 'add1', opcode: 'assert-eq', size: 1 },
    ...parts,
  };
}

describe('the text of an instruction', () => {
  const cases: readonly (readonly [string, Partial<Instruction>, bigint?])[] = [
    ['[ap] = [fp - 3], ap++', {}],
    [
      '[fp + 2] = [fp - 1] + [ap - 3]',
      { dstRegister: 'fp', offDst: 2, res: 'add', op1Source: 'ap', apUpdate: 'regular' },
    ],
    ['[ap] = [fp - 1] * (-5), ap++', { res: 'mul', op1Source: 'imm', offOp1: 1, size: 2 }, -5n],
    ['[ap] = [[fp - 1] + 2], ap++', { op1Source: 'op0', offOp1: 2 }],
    ['[ap] = [[fp - 1]], ap++', { op1Source: 'op0', offOp1: 0 }],
    ['ap += 4', { opcode: 'nop', apUpdate: 'add', op1Source: 'imm', size: 2 }, 4n],
    [
      'jmp rel -3',
      { opcode: 'nop', pcUpdate: 'jump-rel', apUpdate: 'regular', op1Source: 'imm', size: 2 },
      -3n,
    ],
    ['jmp abs [fp - 3], ap++', { opcode: 'nop', pcUpdate: 'jump' }],
    [
      'jmp rel 5 if [fp - 3] != 0',
      {
        ...{ opcode: 'nop', pcUpdate: 'jnz', dstRegister: 'fp', offDst: -3 },
        ...{ res: 'unconstrained', op1Source: 'imm', apUpdate: 'regular', size: 2 },
      },
      5n,
    ],
    ['call rel 7', { opcode: 'call', pcUpdate: 'jump-rel', op1Source: 'imm', apUpdate: 'add2', size: 2 }, 7n],
    ['call abs [fp - 3]', { opcode: 'call', pcUpdate: 'jump', apUpdate: 'add2' }],
    ['ret', { opcode: 'ret', pcUpdate: 'jump', apUpdate: 'regular' }],
    ['nop, ap++', { opcode: 'nop' }],
    ['[ap] = qm31([fp - 1] + [fp - 3]), ap++', { opcode: 'qm31-assert-eq', res: 'add' }],
    ['[[ap]] = blake2s(state=[fp - 1], message=[fp - 3], counter=[ap]), ap++', { opcode: 'blake2s' }],
  ];
  for (const [text, parts, immediate] of cases) {
    it(text, () => {
      assert.equal(formatInstruction(instruction(parts), immediate), text);
    });
  }
});

describe('an instruction that no source is compiled to', () => {
  const cases: readonly (readonly [string, Partial<Instruction>, bigint?])[] = [
    ['adds nothing', { res: 'add', op1Source: 'imm', offOp1: 1, size: 2 }, 0n],
    ['has an operand that is not used', { offOp0: -2 }],
    ['does nothing', { opcode: 'nop', apUpdate: 'regular' }],
    ['adds to what is behind a pointer', { res: 'add', op1Source: 'op0' }],
    ['is an extension', { opcode: 'blake2s-finalize' }],
    ['jumps and compares', { pcUpdate: 'jump' }],
  ];
  for (const [name, parts, immediate] of cases) {
    it(name, () => {
      assert.equal(isCompilable(instruction(parts), immediate), false);
      assert.equal(isCompilable(instruction()), true);
    });
  }
});
