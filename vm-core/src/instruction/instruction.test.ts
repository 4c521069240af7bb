import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeInstruction, isCall } from './decode.ts';
import type { Instruction } from './instruction.ts';
import { encodeInstruction } from './encode.ts';
import { call, ret } from '../testing/casm.ts';

const nop = decodeInstruction(
  encodeInstruction({
    ...{ offDst: 0, offOp0: 0, offOp1: 0, dstRegister: 'ap', op0Register: 'ap', op1Source: 'ap', res: 'op1' },
    ...{ pcUpdate: 'regular', apUpdate: 'regular', opcode: 'nop', size: 1 },
  }),
  false,
);
const offset = fc.integer({ min: -0x8000, max: 0x7fff });

describe('instructions', () => {
  it('decode what was encoded', () => {
    const instructions = fc
      .record({
        offDst: offset,
        offOp0: offset,
        offOp1: offset,
        dstRegister: fc.constantFrom('ap' as const, 'fp' as const),
        op0Register: fc.constantFrom('ap' as const, 'fp' as const),
        op1Source: fc.constantFrom('op0' as const, 'imm' as const, 'fp' as const, 'ap' as const),
        res: fc.constantFrom('op1' as const, 'add' as const, 'mul' as const),
        pcUpdate: fc.constantFrom('regular' as const, 'jump' as const, 'jump-rel' as const, 'jnz' as const),
        apUpdate: fc.constantFrom('regular' as const, 'add' as const, 'add1' as const),
        opcode: fc.constantFrom('nop' as const, 'call' as const, 'ret' as const, 'assert-eq' as const),
      })
      .map(parts => ({
        ...parts,
        res: parts.pcUpdate === 'jnz' ? ('unconstrained' as const) : parts.res,
        apUpdate: parts.opcode === 'call' ? ('add2' as const) : parts.apUpdate,
        size: parts.op1Source === 'imm' ? (2 as const) : (1 as const),
      }));
    fc.assert(
      fc.property(instructions, instruction => {
        assert.deepEqual(decodeInstruction(encodeInstruction(instruction), true), instruction);
      }),
    );
  });

  it("decode what was encoded of cairo-vm's extensions", () => {
    const shared = {
      ...nop,
      pcUpdate: 'regular' as const,
      op0Register: 'fp' as const,
      offDst: -7,
      offOp1: 9,
    };
    const extensions: Instruction[] = [
      { ...shared, opcode: 'blake2s', op1Source: 'ap', apUpdate: 'add1' },
      { ...shared, opcode: 'blake2s-finalize', op1Source: 'fp', apUpdate: 'regular' },
      { ...shared, opcode: 'qm31-assert-eq', op1Source: 'imm', res: 'mul', apUpdate: 'add1', size: 2 },
    ];
    for (const extension of extensions) {
      assert.deepEqual(decodeInstruction(encodeInstruction(extension), true), extension);
    }
  });

  it('refuse words with the texts of cairo-lang', () => {
    assert.throws(() => decodeInstruction(2n ** 65n, false), {
      message: 'Unsupported instruction: 0x20000000000000000.',
    });
    assert.throws(() => decodeInstruction((2n ** 7n + 2n ** 8n) << 48n, false), { message: '(1, 1, 0)' });
    const [word = 0n] = call(5n);
    assert.throws(() => decodeInstruction(word, false), {
      message: 'op1_addr is Op1Addr.IMM, but no immediate given',
    });
  });

  it('tell calls from others', () => {
    const [callWord = 0n] = call(5n);
    const [retWord = 0n] = ret();
    assert.equal(isCall(callWord, true), true);
    assert.equal(isCall(callWord, false), false);
    assert.equal(isCall(retWord, true), false);
  });
});
