import assert from 'node:assert/strict';
import { Relocatable } from '../relocatable.ts';
import { call, counting, hint, jump, program, push, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { MachineView } from './machine-view.ts';

/** A state as text: registers, sizes, and all cells of the execution segment up to some way behind ap. */
function stateOf(view: MachineView, base: Relocatable): string {
  const cells = Array.from({ length: 40 }, (_, offset) => `${view.memory.get(base.add(offset))}`);
  const sizes = Array.from({ length: view.segments.count }, (_, segment) => view.segments.usedSize(segment));
  const { pc, ap, fp, step, hintIndex } = view;
  return [step, hintIndex, pc, ap, fp, view.segments.count, view.segments.temporaryCount, sizes, cells].join(
    ' ',
  );
}

/** Calls a function with hints, which write, add segments and give a rule, four times. */
function hinted(): CairoVm {
  const words = [
    ...call(9n),
    ...call(7n),
    ...call(5n),
    ...call(3n),
    ...ret(),
    ...push(5n),
    ...push(6n),
    ...ret(),
  ];
  const hints = new Map([
    [9, [hint('write'), hint('segment')]],
    [11, [hint('temporary')]],
  ]);
  return CairoVm.create(program(words, { hints }), {
    logHints: true,
    hints: {
      execute: ({ vm, hint: { code } }) => {
        if (code === 'write') vm.memory.set(vm.ap.add(1), vm.step < 6 ? 6n : 7n);
        else if (code === 'segment') vm.memory.set(vm.segments.add(), vm.segments.addTemporary());
        else vm.memory.addRelocationRule(new Relocatable(-vm.segments.temporaryCount, 0), vm.executionBase);
      },
    },
  });
}

describe('a view of the past', () => {
  it('is what the VM was at every moment of its run', async () => {
    const vm = hinted();
    const live: string[] = [];
    const moments: { step: number; hintIndex: number }[] = [];
    for (const pc of Array.from({ length: 16 }, (_, offset) => vm.programBase.add(offset)))
      vm.stopPcs.add(pc);
    for (;;) {
      moments.push({ step: vm.step, hintIndex: vm.hintIndex });
      live.push(stateOf(vm, vm.executionBase));
      const stop = await vm.run({ shouldStop: () => true });
      if (stop.reason !== 'breakpoint') break;
    }
    assert.ok(live.length > 15);
    assert.deepEqual(
      moments.map(moment => stateOf(vm.recording.at(moment), vm.executionBase)),
      live,
    );
  });

  it('does not show what the end of the run copies out of temporary segments', async () => {
    const words = [...push(1n), ...push(2n), ...ret()];
    const vm = CairoVm.create(program(words, { hints: new Map([[2, [hint('temporary')]]]) }), {
      logHints: true,
      hints: {
        execute: ({ vm }) => {
          const [temporary, real] = [vm.segments.addTemporary(), vm.segments.add()];
          vm.memory.set(temporary, 7n);
          vm.memory.addRelocationRule(temporary, real);
        },
      },
    });
    const seen: string[] = [];
    for (let stop = 'steps'; stop === 'steps'; { reason: stop } = await vm.run({ maxSteps: 1 })) {
      seen.push(stateOf(vm, new Relocatable(4, 0)));
    }
    await vm.end();
    assert.equal(vm.memory.get(new Relocatable(4, 0)), 7n);
    const views = seen.map((_, step) => vm.recording.at({ step, hintIndex: 0 }));
    assert.deepEqual(
      views.map(view => stateOf(view, new Relocatable(4, 0))),
      seen,
    );
  });

  it('has no steps that were not made', async () => {
    const vm = CairoVm.create(program(counting()));
    await vm.run({ maxSteps: 10 });
    for (const step of [-1, 11, 1.5, NaN]) {
      assert.throws(
        () => vm.recording.at({ step, hintIndex: 0 }),
        /is none of the run, which has made 10 steps/,
      );
    }
  });
});

describe('the search over a run', () => {
  const words = counting();

  it('finds each step at a pc, in both directions', async () => {
    const vm = CairoVm.create(program(words));
    await vm.run({ maxSteps: 150_001 });
    const pcs = [vm.programBase.add(2)];
    const every = [...vm.recording.registerHistory()].flatMap(({ pc }, step) =>
      pc.offset === 2 ? [step] : [],
    );
    const find = (backward: boolean): number[] =>
      [...vm.recording.findSteps({ pcs, from: 0, to: vm.step, backward })].flat().map(({ step }) => step);
    assert.deepEqual(find(false), every);
    assert.deepEqual(find(true), every.toReversed());
  });

  it('finds the steps of one frame, with their registers', async () => {
    const words = [...call(6n), ...call(4n), ...jump(-4n), ...push(1n), ...ret()];
    const vm = CairoVm.create(program(words));
    await vm.run({ maxSteps: 100 });
    const second = vm.recording.registersAt(4);
    const [found, ...others] = [
      ...vm.recording.findSteps({ pcs: [vm.programBase.add(6)], fp: second.fp, from: 0, to: 100 }),
    ].flat();
    assert.deepEqual(found, { step: 4, ...second });
    assert.deepEqual(others, []);
  });

  it('finds the writes to a segment before and after a step', async () => {
    const vm = CairoVm.create(program(words));
    await vm.run({ maxSteps: 10 });
    const { segment } = vm.executionBase;
    // The first step writes, then every other one.
    assert.equal(vm.recording.nextWrite(segment, -1), 0);
    assert.equal(vm.recording.nextWrite(segment, 0), 1);
    assert.equal(vm.recording.nextWrite(segment, 1), 3);
    assert.equal(vm.recording.lastWrite(segment, 3), 1);
    assert.equal(vm.recording.nextWrite(segment, 9), undefined);
    assert.equal(vm.recording.lastWrite(segment, 0), undefined);
  });
});
