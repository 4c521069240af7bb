import assert from 'node:assert/strict';
import { Relocatable } from '../relocatable.ts';
import { combine, program, push, ret } from '../testing/casm.ts';
import { CairoVm } from './cairo-vm.ts';

const small = (): ReturnType<typeof program> =>
  program([...push(2n), ...push(3n), ...combine('mul', 1, 2), ...ret()]);

const NOT_ENTERED = /not entered yet/;

describe('a run that is entered later', () => {
  it('has its segments, and no place to run from', async () => {
    const vm = CairoVm.create(small(), { entry: 'later' });
    assert.equal(vm.isEntered, false);
    assert.equal(vm.isAtEnd, false);
    assert.equal(vm.segments.count, 2 + vm.builtins.length);
    assert.throws(() => vm.initialFp, NOT_ENTERED);
    assert.throws(() => vm.finalPc, NOT_ENTERED);
    await assert.rejects(async () => vm.run(), NOT_ENTERED);
  });

  it('has the builtins of functions, or those that the program names', () => {
    const named = { ...small(), builtins: ['range_check'] };
    const all = CairoVm.create(named, { entry: 'later' });
    assert.equal(all.builtins.length, 11);
    const some = CairoVm.create(named, { entry: 'later', builtins: 'named', layout: 'small' });
    assert.deepEqual(
      some.builtins.map(({ name }) => name),
      ['range_check'],
    );
  });

  it('keeps what was written and added before as loaded, and takes the next segment for its end', async () => {
    const vm = CairoVm.create(small(), { entry: 'later' });
    const base = vm.segments.add();
    vm.memory.set(base, 5n);
    vm.enterFunction({ function: 0, args: [base], typed: false });
    assert.ok(vm.finalPc.equals(new Relocatable(base.segment + 1, 0)));
    assert.ok(vm.initialFp.equals(vm.executionBase.add(3)));
    assert.deepEqual(vm.memory.get(vm.executionBase), base);
    assert.equal(vm.memory.writerStep(base), -1);
    assert.deepEqual(await vm.run(), { reason: 'end' });
    await vm.end();
    assert.deepEqual(vm.returnValues(1), [6n]);
  });

  it('can enter main, with the segments that main has', async () => {
    const vm = CairoVm.create(small(), { entry: 'later', builtins: 'named' });
    vm.enterMain();
    assert.equal(vm.entry, undefined);
    assert.equal(vm.segments.count, 4);
    await vm.run();
    await vm.end();
    assert.equal(vm.step, 4);
  });

  it('is entered once', () => {
    const vm = CairoVm.create(small(), { entry: 'later' });
    vm.enterFunction({ function: 0 });
    assert.throws(() => vm.enterFunction({ function: 0 }), /entered already/);
    assert.throws(() => CairoVm.create(small()).enterMain(), /entered already/);
  });
});
