import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PRIME } from '../felt.ts';
import { Relocatable } from '../relocatable.ts';
import { program, push, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';

const newVm = (builtins: string[] = []): CairoVm =>
  CairoVm.create(program(ret(), { builtins }), { layout: 'small' });

describe('Memory', () => {
  it('gives back every value that was written', () => {
    const vm = newVm();
    const base = vm.segments.add();
    const value = fc.oneof(
      fc.bigInt({ min: 0n, max: PRIME - 1n }),
      fc.bigInt({ min: 2n ** 61n - 2n, max: 2n ** 61n + 2n }),
      fc.bigInt({ min: PRIME - 2n ** 61n - 2n, max: PRIME - 1n }),
      // Where the quick ways to read and to write end.
      ...[2n ** 31n, 2n ** 32n, 2n ** 52n, PRIME - 2n ** 52n].map(edge =>
        fc.bigInt({ min: edge - 2n, max: edge + 2n }),
      ),
      fc.integer({ min: 2 ** 32 - 2, max: 2 ** 32 + 2 }).map(offset => new Relocatable(-2, offset)),
      fc
        .tuple(fc.integer({ min: -3, max: 500_000 }), fc.integer({ min: 0, max: 2 ** 40 - 1 }))
        .map(([s, o]) => new Relocatable(s, o)),
    );
    let offset = 0;
    fc.assert(
      fc.property(value, written => {
        const cell = base.add(offset++);
        assert.equal(vm.memory.has(cell), false);
        vm.memory.set(cell, written);
        assert.deepEqual(vm.memory.get(cell), written);
        vm.memory.set(cell, written);
      }),
      { numRuns: 3000 },
    );
    assert.equal(vm.segments.usedSize(base.segment), offset);
  });

  it('costs nothing for a far cell', () => {
    const vm = newVm();
    const base = vm.segments.add();
    vm.memory.set(base.add(2 ** 31 - 2), 5n);
    assert.equal(vm.memory.get(base.add(2 ** 31 - 2)), 5n);
    assert.equal(vm.memory.get(base.add(2 ** 30)), undefined);
    assert.throws(() => vm.memory.set(base.add(2 ** 31 - 1), 5n), /offsets below 2\^31 - 1/);
  });

  it('is write-once, with the error of cairo-lang', () => {
    const vm = newVm();
    const cell = vm.segments.add();
    vm.memory.set(cell, 5n);
    assert.throws(() => vm.memory.set(cell, 6n), {
      pythonClass: 'InconsistentMemoryError',
      message: `Inconsistent memory assignment at address ${cell}. 5 != 6.`,
    });
    assert.throws(() => vm.memory.set(new Relocatable(1, -1), 6n), {
      pythonClass: 'ValueError',
      message: 'The offset of a relocatable value must be nonnegative. Found: 1:-1.',
    });
    assert.throws(() => vm.memory.set(new Relocatable(99, 0), 6n), /no such segment/);
  });

  it('takes values modulo the prime', () => {
    const vm = newVm();
    const cell = vm.segments.add();
    vm.memory.set(cell, -1n);
    assert.equal(vm.memory.get(cell), PRIME - 1n);
  });

  it('checks what is written to the range-check segment', () => {
    const vm = newVm(['range_check']);
    const base = vm.builtins[0]?.base ?? assert.fail();
    vm.memory.set(base, 2n ** 128n - 1n);
    assert.throws(() => vm.memory.set(base.add(1), 2n ** 128n), {
      pythonClass: 'AssertionError',
      message: `Value ${2n ** 128n}, in range check builtin 1, is out of range [0, ${2n ** 128n}).`,
    });
    assert.throws(
      () => vm.memory.set(base.add(2), base),
      /Expected value at address 2:2 to be an integer. Got: 2:0/,
    );
  });

  it('reads pointers into temporary segments through their relocation rule', () => {
    const vm = newVm();
    const temporary = vm.segments.addTemporary();
    assert.equal(temporary.toString(), '-1:0');
    const real = vm.segments.add();
    const cell = vm.segments.add();
    vm.memory.set(temporary.add(3), 33n);
    vm.memory.set(cell, temporary.add(2));
    assert.equal(String(vm.memory.get(cell)), '-1:2');
    vm.memory.addRelocationRule(temporary, real.add(10));
    assert.deepEqual(vm.memory.get(cell), real.add(12));
    assert.throws(() => vm.memory.addRelocationRule(temporary, real), /already has a relocation rule/);
    assert.throws(() => vm.memory.addRelocationRule(real, real), /segment_index must be < 0/);
    vm.memory.relocateTemporarySegments();
    assert.equal(vm.memory.get(real.add(13)), 33n);
  });

  it('moves the cells of temporary segments to their places, as written when they were', async () => {
    const vm = CairoVm.create(program([...push(1n), ...push(2n), ...ret()]));
    const [temporary, real] = [vm.segments.addTemporary(), vm.segments.add()];
    await vm.run({ maxSteps: 1 });
    vm.memory.set(temporary.add(3), temporary.add(5));
    vm.memory.set(real.add(4), real.add(6));
    await vm.run();
    vm.memory.addRelocationRule(temporary, real.add(1));
    vm.memory.relocateTemporarySegments();
    assert.deepEqual(vm.memory.get(real.add(4)), real.add(6));
    vm.memory.set(temporary.add(7), 7n);
    vm.memory.relocateTemporarySegments();
    assert.equal(vm.memory.get(real.add(8)), 7n);
    assert.equal(vm.memory.writerStep(real.add(8)), vm.memory.writerStep(temporary.add(7)));
    assert.equal(vm.memory.writerStep(real.add(4)), 1);
  });

  it('says which of two values for one place came first', async () => {
    const vm = CairoVm.create(program([...push(1n), ...push(2n), ...ret()]));
    const [temporary, real] = [vm.segments.addTemporary(), vm.segments.add()];
    vm.memory.set(temporary, 1n);
    vm.memory.set(real.add(2), 4n);
    await vm.run({ maxSteps: 1 });
    vm.memory.set(real, 2n);
    await vm.run({ maxSteps: 1 });
    vm.memory.set(temporary.add(2), 3n);
    vm.memory.addRelocationRule(temporary, real);
    assert.throws(() => vm.memory.relocateTemporarySegments(), {
      message: `Inconsistent memory assignment at address ${real}. 1 != 2.`,
    });
  });

  it('refuses relocation rules that lead back to their own segment', () => {
    const vm = newVm();
    const [first, second] = [vm.segments.addTemporary(), vm.segments.addTemporary()];
    const own = 'The relocation rule of segment -1 would lead back to it: -1 -> -1.';
    assert.throws(() => vm.memory.addRelocationRule(first, first.add(1)), { message: own });
    vm.memory.addRelocationRule(second, first.add(4));
    const circle = 'The relocation rule of segment -1 would lead back to it: -1 -> -2 -> -1.';
    assert.throws(() => vm.memory.addRelocationRule(first, second), { message: circle });
  });
});
