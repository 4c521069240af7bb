import assert from 'node:assert/strict';
import { counting, hint, program } from '../testing/casm.ts';
import type { HintProcessor } from '../hints/hint-processor.ts';
import type { Program } from '../program/program.ts';
import { Relocatable } from '../relocatable.ts';
import { CairoVm } from './cairo-vm.ts';
import type { VmOptions } from './vm-options.ts';

const MIB = 2 ** 20;
/** More steps than fit in the least memory. */
const MANY = 10_000_000;

const state = (vm: CairoVm): string => `${vm.step} pc=${vm.pc} ap=${vm.ap} fp=${vm.fp}`;
const traceOf = (vm: CairoVm): Buffer => Buffer.concat([...vm.trace()]);

/** Runs until the memory is used up; gives the VM and the text of the error. */
async function exhaust(options: VmOptions, words: Program = program(counting())): Promise<[CairoVm, string]> {
  const vm = CairoVm.create(words, { maxMemory: 16 * MIB, ...options });
  const stop = await vm.run({ maxSteps: MANY });
  assert.ok(stop.reason === 'error');
  assert.deepEqual(await vm.run(), stop, 'the run does not go on');
  return [vm, stop.error.inner.message];
}

describe('a run that needs more memory than it may use', () => {
  it('stops with a clear error after its last whole instruction', async () => {
    const [vm, text] = await exhaust({});
    assert.equal(
      text,
      `The memory of this VM (16 MiB) is used up: the run is too long for it, after ${vm.step} steps. ` +
        'Its state can be looked at. It goes further with more memory (at most 4 GiB) or no recording.',
    );
    assert.ok(vm.step > 1_000_000);
    const whole = CairoVm.create(program(counting()));
    await whole.run({ maxSteps: vm.step });
    assert.equal(state(vm), state(whole));
  });

  it('leaves what was recorded readable', async () => {
    const [vm] = await exhaust({});
    const whole = CairoVm.create(program(counting()));
    await whole.run({ maxSteps: vm.step });
    assert.ok(traceOf(vm).equals(traceOf(whole)));
    assert.deepEqual(vm.recording.registersAt(vm.step - 1), whole.recording.registersAt(vm.step - 1));
    assert.equal(vm.memory.get(vm.ap.add(-1)), whole.memory.get(vm.ap.add(-1)));
    const cells = vm.segments.usedSize(1);
    assert.equal(vm.accessed.count(1, 2, cells), cells - 2);
    assert.equal(
      [...vm.memoryFile()].reduce((sum, chunk) => sum + chunk.length, 0),
      40 * (cells + vm.program.data.length),
    );
  });

  it('goes further without a recording', async () => {
    const [recorded] = await exhaust({});
    const [vm, text] = await exhaust({ recording: false });
    assert.match(text, /goes further with more memory \(at most 4 GiB\)\.$/);
    assert.ok(vm.step > 1.3 * recorded.step);
    const whole = CairoVm.create(program(counting()));
    await whole.run({ maxSteps: vm.step });
    assert.equal(state(vm), state(whole));
  });

  it('keeps registers that a hint has moved', async () => {
    const hints: HintProcessor = {
      execute: ({ vm: { pc, ap, fp }, vm: moved }) => moved.moveRegisters({ pc, ap: ap.add(2000), fp }),
    };
    const words = program(counting(), { hints: new Map([[4, [hint('move')]]]) });
    const [vm] = await exhaust({ hints }, words);
    const whole = CairoVm.create(words, { hints });
    await whole.run({ maxSteps: vm.step });
    assert.deepEqual([vm.pc, vm.fp], [whole.pc, whole.fp]);
    assert.ok(traceOf(vm).equals(traceOf(whole)));
  });

  it('is refused a size that makes no sense', () => {
    for (const maxMemory of [0, MIB, 2 ** 33, NaN]) {
      assert.throws(() => CairoVm.create(program(counting()), { maxMemory }), {
        message: `maxMemory is ${maxMemory} bytes, and must be from 16 MiB to 4 GiB.`,
      });
    }
  });

  it('says so while it loads a program that is too large', () => {
    const words = Array.from({ length: 3_000_000 }, (_, i) => 2n ** 200n + BigInt(i));
    assert.throws(
      () => CairoVm.create(program(words), { maxMemory: 16 * MIB }),
      /is used up: .* after 0 steps/,
    );
  }).timeout(20_000);
});

describe('a run without a recording', () => {
  it('ends in the same state', async () => {
    const [recorded, bare] = [
      CairoVm.create(program(counting())),
      CairoVm.create(program(counting()), { recording: false }),
    ];
    await recorded.run({ maxSteps: 100_001 });
    await bare.run({ maxSteps: 100_001 });
    assert.equal(state(bare), state(recorded));
    assert.ok(Buffer.concat([...bare.memoryFile()]).equals(Buffer.concat([...recorded.memoryFile()])));
  });

  it('refuses what only a recording tells', async () => {
    const vm = CairoVm.create(program(counting()), { recording: false });
    await vm.run({ maxSteps: 10 });
    const refusal =
      /^Error: There is no recording to take the .* from: this VM was made with recording: false\.$/;
    assert.throws(() => vm.trace(), refusal);
    assert.throws(() => vm.profile(), refusal);
    assert.throws(() => vm.recording.registersAt(3), refusal);
    assert.throws(() => vm.recording.registerHistory(), refusal);
    assert.throws(() => vm.accessed.count(1, 0, 10), refusal);
    assert.equal(vm.memory.writerStep(new Relocatable(1, 2)), -1);
  });
});
