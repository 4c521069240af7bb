/** What a program of a user of the library does; `library.test.ts` compiles and runs it against the packed package. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CairoVm, Program, Relocatable, startPythonHints, type CellValue, type Stop } from 'cairoscope';

const [, , check = '', file = ''] = process.argv;
const program: Program = Program.parse(readFileSync(file, 'utf8'));

/** [ap - 1] of a VM that counts up by its second step and every other one from there. */
function counter(vm: CairoVm): CellValue | undefined {
  return vm.memory.get(vm.ap.add(-1));
}

const checks: Record<string, () => Promise<void>> = {
  async steps() {
    const vm = CairoVm.create(program);
    const stop: Stop = await vm.run({ maxSteps: 5 });
    assert.deepEqual(stop, { reason: 'steps' });
    assert.equal(vm.step, 5);
    assert.deepEqual(await vm.run({ maxSteps: 2 }), { reason: 'steps' });
    assert.equal(vm.step, 7);
  },

  async pauses() {
    const vm = CairoVm.create(program);
    setTimeout(() => vm.pause(), 20);
    assert.deepEqual(await vm.run(), { reason: 'paused' });
    const { step } = vm;
    assert.ok(step > 0);
    await vm.run({ maxSteps: 10 });
    assert.equal(vm.step, step + 10);
  },

  async severalVms() {
    const vms = [3, 7, 1001].map(steps => ({ vm: CairoVm.create(program), steps }));
    await Promise.all(vms.map(({ vm, steps }) => vm.run({ maxSteps: steps })));
    assert.deepEqual(
      vms.map(({ vm }) => [vm.step, counter(vm)]),
      [
        [3, 1n],
        [7, 3n],
        [1001, 500n],
      ],
    );
    // What one writes, no other has.
    const [first, second] = vms;
    assert.ok(first && second);
    const address = first.vm.segments.add();
    first.vm.memory.set(address, 5n);
    assert.equal(second.vm.memory.has(address), false);
    assert.ok(first.vm.pc instanceof Relocatable);
  },

  async hints() {
    const hints = await startPythonHints(program, {
      programInput: '{ "n": 5 }',
      hintTimeout: 60,
      hintLocals: { limit: 7 },
      staticLocals: { modes: ['a', null] },
    });
    try {
      const vm = CairoVm.create(program, { hints });
      const stop = await vm.run({ maxSteps: 1 });
      assert.equal(stop.reason, 'steps');
    } finally {
      await hints.stop();
    }
  },
};

await checks[check]?.();
console.log(`${check} done`);
