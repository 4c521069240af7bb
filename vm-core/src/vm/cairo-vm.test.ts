import assert from 'node:assert/strict';
import type { HintCall, HintProcessor } from '../hints/hint-processor.ts';
import type { Program } from '../program/program.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { assertLast, call, combine, counting, hint, program, push, ret } from '../testing/casm.ts';
import { CairoVm } from './cairo-vm.ts';

/** Runs hints that are named functions. */
class TableHints implements HintProcessor {
  readonly ran: string[] = [];
  constructor(private readonly table: Record<string, (call: HintCall) => void | Promise<void>> = {}) {}

  execute(hintCall: HintCall): void | Promise<void> {
    this.ran.push(hintCall.hint.code);
    return this.table[hintCall.hint.code]?.(hintCall);
  }
}

const small = (parts: Partial<Program> = {}): Program =>
  program([...push(2n), ...push(3n), ...combine('mul', 1, 2), ...ret()], parts);

const top = (vm: CairoVm): CellValue | undefined => vm.memory.get(vm.ap.add(-1));

describe('CairoVm', () => {
  it('runs main to its end', async () => {
    const vm = CairoVm.create(small());
    assert.deepEqual(await vm.run(), { reason: 'end' });
    assert.equal(vm.step, 4);
    assert.equal(top(vm), 6n);
    assert.equal(vm.isAtEnd, true);
    await vm.end();
  });

  it('M3: runs a set number of steps', async () => {
    const vm = CairoVm.create(program(counting()));
    assert.deepEqual(await vm.run({ maxSteps: 1001 }), { reason: 'steps' });
    assert.equal(vm.step, 1001);
    assert.equal(top(vm), 500n);
  });

  it('M3: takes no part of a step', async () => {
    const vm = CairoVm.create(program(counting()));
    for (const maxSteps of [1.5, -1, Number.NaN]) {
      await assert.rejects(vm.run({ maxSteps }), {
        name: 'RangeError',
        message: `maxSteps is ${maxSteps}, and must be a whole number from 0 on, or Infinity.`,
      });
    }
    assert.deepEqual(await vm.run({ maxSteps: 3 }), { reason: 'steps' });
  });

  it('M4: pauses after a set number of steps and continues to the same state as in one go', async () => {
    const whole = CairoVm.create(program(counting()));
    await whole.run({ maxSteps: 5000 });
    const parts = CairoVm.create(program(counting()));
    for (const maxSteps of [1, 0, 1023, 1, 1975, 2000]) {
      assert.deepEqual(await parts.run({ maxSteps }), { reason: 'steps' });
    }
    assert.equal(parts.step, whole.step);
    assert.ok(parts.pc.equals(whole.pc) && parts.ap.equals(whole.ap) && parts.fp.equals(whole.fp));
    assert.equal(top(parts), top(whole));
  });

  it('M4: returns when pause() is called, and goes on from there', async () => {
    const vm = CairoVm.create(program(counting()));
    setImmediate(() => vm.pause());
    assert.deepEqual(await vm.run(), { reason: 'paused' });
    const { step } = vm;
    assert.ok(step > 0);
    await vm.run({ maxSteps: 7 });
    assert.equal(vm.step, step + 7);
  });

  it('M7, M12, M13: runs several VMs in one thread, each with its own memory', async () => {
    const vms = [11n, 22n, 33n].map(value => CairoVm.create(program([...push(value), ...counting()])));
    await Promise.all(vms.map(vm => vm.run({ maxSteps: 100_000 })));
    const first = new Relocatable(1, 2);
    assert.deepEqual(
      vms.map(vm => vm.memory.get(first)),
      [11n, 22n, 33n],
    );
    vms[0]?.memory.set(new Relocatable(1, 500_000), 5n);
    assert.equal(vms[1]?.memory.has(new Relocatable(1, 500_000)), false);
  });

  it('M11: refuses a second run while one is going on', async () => {
    const vm = CairoVm.create(program(counting()));
    const first = vm.run({ maxSteps: 10 });
    await assert.rejects(vm.run(), /is running/);
    await first;
  });

  it('runs the hints of a pc in order before its instruction, every time it gets there', async () => {
    const hints = new TableHints();
    const vm = CairoVm.create(program(counting(), { hints: new Map([[2, [hint('a'), hint('b')]]]) }), {
      hints,
    });
    await vm.run({ maxSteps: 5 });
    assert.deepEqual(hints.ran, ['a', 'b', 'a', 'b']);
  });

  it('waits for a hint that ends later', async () => {
    const hints = new TableHints({
      late: async ({ vm }) => {
        await new Promise(resolve => setImmediate(resolve));
        vm.memory.set(vm.ap, 2n);
      },
    });
    const vm = CairoVm.create(small({ hints: new Map([[0, [hint('late')]]]) }), { hints });
    assert.deepEqual(await vm.run(), { reason: 'end' });
  });

  it('stops before a chosen hint, and before the instruction', async () => {
    const hints = new TableHints();
    const vm = CairoVm.create(small({ hints: new Map([[2, [hint('a'), hint('b')]]]) }), { hints });
    const pc = new Relocatable(0, 2);
    vm.stopPcs.add(pc);
    const stops: string[] = [];
    while ((await vm.run({ shouldStop: () => true })).reason === 'breakpoint') {
      stops.push(`${vm.pc} hint ${vm.hintIndex}: ${hints.ran.join('')}`);
    }
    assert.deepEqual(stops, ['0:2 hint 0: ', '0:2 hint 1: a', '0:2 hint 2: ab']);
  });

  it('does not ask at a pc that was taken out again, and keeps running its hints', async () => {
    const hints = new TableHints();
    const vm = CairoVm.create(small({ hints: new Map([[2, [hint('a')]]]) }), { hints });
    vm.stopPcs.add(new Relocatable(0, 2));
    vm.stopPcs.delete(new Relocatable(0, 2));
    assert.deepEqual(await vm.run({ shouldStop: () => true }), { reason: 'end' });
    assert.deepEqual(hints.ran, ['a']);
  });

  it('ends in an error that keeps the state, and stays there', async () => {
    const vm = CairoVm.create(program([...push(1n), ...assertLast(2n), ...ret()]));
    for (let i = 0; i < 2; i++) {
      const stop = await vm.run();
      assert.equal(stop.reason, 'error');
      if (stop.reason !== 'error') return;
      assert.equal(stop.error.message, 'Error at pc=0:2:\nAn ASSERT_EQ instruction failed: 1 != 2.');
      assert.equal(vm.step, 1);
      assert.equal(vm.pc.toString(), '0:2');
    }
  });

  it('says so when there is a hint and nothing to run it', async () => {
    const vm = CairoVm.create(small({ hints: new Map([[2, [hint('a')]]]) }));
    const stop = await vm.run();
    assert.match(stop.reason === 'error' ? stop.error.message : '', /without a way to run hints/);
  });

  it('knows the callers with the ap and fp that they had', async () => {
    // main: [ap] = 7; call f — f: [ap] = 8; ret
    const words = [...push(7n), ...call(3n), ...ret(), ...push(8n), ...ret()];
    const vm = CairoVm.create(program(words));
    await vm.run({ maxSteps: 3 });
    const frames = [...vm.callStack()].map(({ pc, ap, fp }) => `${pc} ${ap} ${fp}`);
    assert.deepEqual(frames, ['0:7 1:6 1:5', '0:2 1:3 1:2']);
  });

  it('knows which step wrote a cell', async () => {
    const vm = CairoVm.create(small());
    await vm.run();
    const cells = [-2, 0, 1, 2].map(offset => vm.memory.writerStep(vm.initialFp.add(offset)));
    assert.deepEqual(cells, [-1, 0, 1, 2]);
    assert.equal(vm.memory.writerStep(vm.initialFp.add(3)), undefined);
  });

  it('refuses a layout without the builtins of the program, and one that is none', () => {
    const withBitwise = small({ builtins: ['output', 'bitwise'] });
    assert.throws(() => CairoVm.create(withBitwise, { layout: 'small' }), {
      message: `Builtins {'bitwise'} are not present in layout "small"`,
    });
    assert.throws(
      () => CairoVm.create(small(), { layout: 'tiny' }),
      /There is no layout 'tiny'. Use one of: plain/,
    );
    assert.throws(
      () => CairoVm.create(small({ builtins: ['range_check', 'output'] }), { layout: 'small' }),
      /subsequence/,
    );
    assert.throws(() => CairoVm.create(small({ identifiers: new Map() })), /no function main/);
  });
});
