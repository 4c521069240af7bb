import assert from 'node:assert/strict';
import { call, counting, hint, instruction, jump, program, push, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';

/** `[ap] = [fp - 3]`, which is the first cell of the stack in main: unknown, and thereby known. */
const known = instruction({ opcode: 'assert-eq', dstRegister: 'ap', offDst: -1, op1Source: 'ap', offOp1: 0 });

describe('accessed cells', () => {
  it('are those of the words and of the operands of each instruction', async () => {
    const vm = CairoVm.create(program([...push(5n), ...known, ...ret(), ...push(6n)]));
    await vm.run();
    // All words of the program count, whether they ran or not.
    assert.equal(vm.accessed.count(0, 0, 100), vm.program.data.length);
    // Cells of the stack: return fp and pc, the 5 and its copy.
    assert.equal(vm.accessed.count(1, 0, 100), 4);
    assert.equal(vm.accessed.count(1, 2, 3), 1);
    assert.deepEqual(vm.accessed.offsetLimits(), [0x8000 - 2, 0x8000 + 1]);
  });

  it('are found in a long run, whenever they are asked for', async () => {
    const vm = CairoVm.create(program(counting()));
    assert.equal(vm.accessed.offsetLimits(), undefined);
    for (const maxSteps of [1, 1022, 1, 1, 5000, 3000]) {
      await vm.run({ maxSteps });
      // Each round of two steps writes one cell; the first step wrote the first.
      assert.equal(vm.accessed.count(1, 2, 2 ** 31), Math.floor(vm.step / 2) + 1);
    }
  });

  it('count in ranges that begin and end anywhere', async () => {
    const vm = CairoVm.create(program(counting()));
    vm.accessed.mark(vm.executionBase.add(1000), 200);
    for (const [from, to] of [
      [0, 3000],
      [1001, 1064],
      [1023, 1025],
      [1199, 1201],
      [1200, 1300],
    ] as const) {
      const expected = Math.max(0, Math.min(to, 1200) - Math.max(from, 1000));
      assert.equal(vm.accessed.count(1, from, to), expected, `${from} to ${to}`);
    }
  });

  it('include the moves of registers by hints', async () => {
    const words = [...push(1n), ...push(2n), ...push(3n), ...call(5n), ...ret(), ...jump(0n), ...ret()];
    const vm = CairoVm.create(program(words, { hints: new Map([[2, [hint('skip')]]]) }), {
      hints: { execute: ({ vm: { pc, ap, fp } }) => vm.moveRegisters({ pc: pc.add(2), ap: ap.add(1), fp }) },
    });
    assert.deepEqual(await vm.run(), { reason: 'end' });
    assert.equal(vm.step, 5);
    assert.equal(vm.accessed.has(vm.initialFp.add(1)), false);
    const trace = Buffer.concat([...vm.trace()]);
    const pcs = Array.from({ length: vm.step }, (_, step) => Number(trace.readBigUInt64LE(24 * step + 16)));
    assert.deepEqual(pcs, [1, 5, 7, 12, 9]);
  });
});
