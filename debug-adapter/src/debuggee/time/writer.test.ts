import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CairoVm, Relocatable } from '../../../../vm-core/src/index.ts';
import { call, hint, program, push, ret } from '../../../../vm-core/src/testing/casm.ts';
import { Cursor } from './cursor.ts';
import { writerOf, type Writer } from './writer.ts';

/** Calls a function with hints, which write ahead of ap and into new segments, several times. */
function hinted(logHints: boolean): CairoVm {
  const words = [
    ...call(7n),
    ...call(5n),
    ...call(3n),
    ...ret(),
    ...push(5n),
    ...push(6n),
    ...push(7n),
    ...ret(),
  ];
  const hints = new Map([
    [7, [hint('ahead'), hint('segment')]],
    [9, [hint('here')]],
  ]);
  return CairoVm.create(program(words, { hints }), {
    logHints,
    hints: {
      execute: ({ vm, hint: { code } }) => {
        if (code === 'ahead') vm.memory.set(vm.ap.add(2), 7n);
        else if (code === 'segment') vm.memory.set(vm.segments.add(), 3n);
        // The instruction behind it finds its result there.
        else vm.memory.set(vm.ap, 6n);
      },
    },
  });
}

function knownCells({ memory, segments }: CairoVm): Set<number> {
  const all = Array.from({ length: segments.count }, (_, segment) => [...memory.knownCells(segment)]);
  return new Set(all.flat().map(({ key }) => key));
}

function nameOf(writer: Writer | undefined): string {
  if (writer?.kind === 'hint') return `hint ${writer.hintIndex} of step ${writer.step}`;
  return writer?.kind === 'instruction' ? `instruction of step ${writer.step}` : `${writer?.kind}`;
}

/** Runs hint by hint and instruction by instruction, and notes which cells each of them made known. */
async function firstWriters(vm: CairoVm): Promise<Map<number, string>> {
  const writers = new Map<number, string>();
  let known = knownCells(vm);
  for (const key of known) writers.set(key, 'loaded');
  for (let offset = 0; offset < vm.program.data.length; offset++) vm.stopPcs.add(vm.programBase.add(offset));
  for (let reason = 'breakpoint'; reason === 'breakpoint';) {
    const { step, hintIndex } = vm;
    const isHint = hintIndex < vm.hintsAt(vm.pc).length;
    ({ reason } = await vm.run({ shouldStop: () => true }));
    const now = knownCells(vm);
    const writer = isHint ? `hint ${hintIndex} of step ${step}` : `instruction of step ${step}`;
    for (const key of now) if (!known.has(key)) writers.set(key, writer);
    known = now;
  }
  return writers;
}

describe('who wrote a cell', () => {
  it('is whoever was first to make it known, for every cell', async () => {
    const vm = hinted(true);
    const expected = await firstWriters(vm);
    const cursor = new Cursor(vm);
    const found = [...expected.keys()].map(key => [key, nameOf(writerOf(cursor, Relocatable.fromKey(key)))]);
    assert.deepEqual(new Map(found as [number, string][]), expected);
    const kinds = new Set([...expected.values()].map(text => text.split(' of ', 1)[0]));
    assert.deepEqual(kinds, new Set(['loaded', 'instruction', 'hint 0', 'hint 1']));
  });

  it('is nobody before that, wherever the debugger stands', async () => {
    const vm = hinted(true);
    const expected = await firstWriters(vm);
    const cursor = new Cursor(vm);
    for (let step = 0; step <= vm.step; step++) {
      cursor.goTo({ step, hintIndex: 0 });
      for (const [key, writer] of expected) {
        const writtenAt = writer === 'loaded' ? -1 : Number(/\d+$/.exec(writer)?.[0]);
        // At the present moment, the VM stands behind hints of its step.
        if (cursor.isLive && writtenAt === step) continue;
        const found = writerOf(cursor, Relocatable.fromKey(key));
        assert.equal(nameOf(found), writtenAt < step ? writer : 'undefined', `${key} at step ${step}`);
      }
    }
  });

  it('is not known of a VM that does not record its run', async () => {
    const vm = CairoVm.create(program(push(5n)), { recording: false });
    await vm.run({ maxSteps: 1 });
    assert.throws(() => writerOf(new Cursor(vm), vm.executionBase), /does not record its run/);
  });
});
