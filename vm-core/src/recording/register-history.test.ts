import assert from 'node:assert/strict';
import { counting, program } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';

describe('the history of the registers', () => {
  it('has the registers of every step, over many checkpoints', async () => {
    const vm = CairoVm.create(program(counting()));
    await vm.run({ maxSteps: 40_000 });
    let step = 0;
    for (const registers of vm.recording.registerHistory()) {
      if (step % 997 === 0 || step > 39_990)
        assert.deepEqual(registers, vm.recording.registersAt(step), `step ${step}`);
      step++;
    }
    assert.equal(step, 40_000);
  });

  it('is empty before the first step', () => {
    assert.deepEqual([...CairoVm.create(program(counting())).recording.registerHistory()], []);
  });
});
