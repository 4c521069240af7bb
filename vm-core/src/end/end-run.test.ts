import assert from 'node:assert/strict';
import { findLayout } from '../layouts/layouts.ts';
import { executionResources } from '../outputs/execution-resources.ts';
import type { Program } from '../program/program.ts';
import { program, push, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { VmOptions } from '../vm/vm-options.ts';
import type { EndOptions } from './end-run.ts';

/**
 * Compiled by cairo-lang with --proof_mode. Writes 7 to the output and 300 to the range checks, and leaves holes behind
 * `ap += 5`. What is expected here of its runs is what cairo-run and its runner say.
 */
const WORDS = [
  ...[0x40780017fff7fffn, 2n, 0x1104800180018000n, 4n, 0x10780017fff7fffn, 0n, 0x480680017fff8000n, 7n],
  ...[0x400280007ffc7fffn, 0x480680017fff8000n, 300n, 0x400280007ffd7fffn, 0x400680017fff8000n, 1n],
  ...[0x40780017fff7fffn, 5n, 0x482680017ffc8000n, 1n, 0x482680017ffd8000n, 1n, 0x208b7fff7fff7ffen],
];
const END_PC = 4;

function proofProgram(builtins: readonly string[] = ['output', 'range_check']): Program {
  return program(WORDS, {
    builtins,
    identifiers: new Map([
      ['__main__.__start__', { type: 'label', pc: 0 }],
      ['__main__.__end__', { type: 'label', pc: END_PC }],
      ['__main__.main', { type: 'function', pc: 6, decorators: [] }],
    ]),
  });
}

const createProof = (options: VmOptions = {}): CairoVm =>
  CairoVm.create(proofProgram(), { layout: 'small', proofMode: true, ...options });

async function ended(options: EndOptions): Promise<CairoVm> {
  const vm = createProof();
  assert.deepEqual(await vm.run(), { reason: 'end' });
  await vm.end(options);
  return vm;
}

describe('the end of a run for a proof', () => {
  it('is padded until there is room for all that the run used', async () => {
    const warnings: string[] = [];
    const vm = await ended({ onWarning: text => warnings.push(text) });
    assert.equal(vm.step, 4096);
    assert.equal(vm.originalSteps, 12);
    const ecdsa = 'Number of steps must be at least 512 for the ecdsa builtin.';
    const rangeChecks = (cells: number): string =>
      `There are only ${cells} cells to fill the range checks holes, but potentially 32769 are required.`;
    assert.deepEqual(
      warnings,
      [ecdsa, ecdsa, ecdsa, ecdsa, ecdsa, ...[6648, 13304, 26616].map(rangeChecks)].map(
        reason => `Warning: ${reason} Increasing number of steps.`,
      ),
    );
  });

  it('fixes the sizes of the segments and what of them is public', async () => {
    const { segments } = await ended({});
    const sizes = Array.from({ length: segments.count }, (_, segment) => segments.size(segment));
    assert.deepEqual(sizes, [21, 15, 1, 1536, 512, 16]);
    const publicOffsets = sizes.map((_, segment) =>
      segments.publicCells(segment).map(({ offset }) => offset),
    );
    assert.deepEqual(publicOffsets, [
      Array.from({ length: WORDS.length }, (_, offset) => offset),
      [0, 1, 2, 3, 13, 14],
      [0],
      ...[[], [], []],
    ]);
  });

  it('counts what the run took', async () => {
    assert.deepEqual(executionResources(await ended({})), {
      steps: 12,
      memoryHoles: 5,
      builtinInstances: new Map([
        ['output', 1],
        ['pedersen', 0],
        ['range_check', 1],
        ['ecdsa', 0],
      ]),
    });
  });

  it('takes the steps that it is told', async () => {
    assert.equal((await ended({ steps: 1024 })).step, 1024);
    assert.equal((await ended({ minSteps: 5000 })).step, 8192);
    await assert.rejects(ended({ steps: 100 }), { message: '100 is not divisible by 8.' });
    await assert.rejects(ended({ steps: 256 }), {
      message: 'Number of steps must be at least 512 for the ecdsa builtin.',
    });
  });

  it('is not secure: the builtins that the program does not name have no end', async () => {
    await assert.rejects(ended({ secure: true }), { message: 'pedersen segment stop ptr is None.' });
  });

  it('stops anywhere if it need not be the end', async () => {
    const vm = createProof();
    await vm.end({ noEnd: true, steps: 5 });
    assert.equal(vm.step, 5);
    assert.equal(vm.originalSteps, undefined);
  });

  it('can be stopped while the trace is padded', async () => {
    const vm = createProof();
    await vm.run();
    const end = vm.end({ onWarning: () => vm.pause(), minSteps: 2 ** 30 });
    setImmediate(() => vm.pause());
    await assert.rejects(end, /^Error: The run was stopped at step \d+, before it was ended\.$/);
  });
});

describe('a run for a proof', () => {
  it('starts with a public stack and all builtins of the layout', () => {
    const vm = createProof();
    assert.deepEqual(
      vm.builtins.map(({ name, included }) => [name, included]),
      [
        ['output', true],
        ['pedersen', false],
        ['range_check', true],
        ['ecdsa', false],
      ],
    );
    const stack = Array.from({ length: 5 }, (_, offset) => vm.memory.get(vm.executionBase.add(offset)));
    assert.deepEqual(stack, [vm.initialFp, 0n, vm.builtins[0]?.base, vm.builtins[2]?.base, undefined]);
    assert.deepEqual(vm.initialFp, vm.executionBase.add(2));
    assert.deepEqual([vm.pc, vm.ap, vm.fp], [vm.programBase, vm.initialFp, vm.initialFp]);
  });

  it('stops at its end, and goes on behind it if told so', async () => {
    const vm = createProof();
    assert.deepEqual(await vm.run(), { reason: 'end' });
    assert.equal(vm.step, 11);
    assert.deepEqual(await vm.run({ maxSteps: 10 }), { reason: 'end' });
    assert.deepEqual(await vm.run({ maxSteps: 10, pastEnd: true }), { reason: 'steps' });
    assert.equal(vm.step, 21);
    assert.deepEqual(vm.pc, vm.finalPc);
  });

  it('may lack builtins of the program, with 0 for their pointers', async () => {
    const vm = createProof({ layout: 'plain' });
    assert.deepEqual(vm.builtins, []);
    assert.equal(vm.memory.get(vm.executionBase.add(2)), 0n);
    assert.throws(
      () => createProof({ layout: 'plain', allowMissingBuiltins: false }),
      /^Error: Builtins \{'output', 'range_check'\} are not present in layout "plain"$/,
    );
  });

  it('needs a program that was compiled for it', () => {
    assert.throws(
      () => CairoVm.create(program(ret()), { proofMode: true }),
      /^ProgramError: The program has no label __end__, .*Compile it with --proof_mode\.$/,
    );
  });

  it('cannot have what the layout has no room for', async () => {
    const layout = findLayout('small');
    const none = { ratio: 0, ratioDenominator: 1 };
    const vm = createProof({
      layout: { ...layout, builtins: new Map(layout.builtins).set('range_check', none) },
    });
    await vm.run();
    await assert.rejects(vm.end(), {
      message: 'The layout has no room for the range_check builtin, of which the run used 1 cells.',
    });
  });

  it('has as much room as it uses in a dynamic layout without parameters, but no proof', async () => {
    const vm = createProof({ layout: 'dynamic' });
    await vm.run();
    const rangeChecks = vm.builtins.find(({ name }) => name === 'range_check') ?? assert.fail();
    assert.equal(rangeChecks.allocatedInstances(vm.step), 1);
    for (let offset = 1; offset < 5; offset++) vm.memory.set(rangeChecks.base.add(offset), 0n);
    assert.equal(rangeChecks.allocatedInstances(vm.step), 8);
    await assert.rejects(vm.end(), { message: 'RC units should not be None in proof mode.' });
  });
});

describe('the end of another run', () => {
  it('is where main returns to: nothing comes after', async () => {
    const vm = CairoVm.create(program([...push(1n), ...ret()]));
    await vm.run();
    await assert.rejects(vm.end({ steps: 3 }), {
      name: 'VmException',
      message: 'Error at pc=3:0:\nError: Execution reached the end of the program.',
    });
    const whole = CairoVm.create(program([...push(1n), ...ret()]));
    await whole.run();
    await whole.end({ steps: 2 });
    assert.equal(whole.originalSteps, 2);
  });

  it('comes after the run has reached its end, and may come again', async () => {
    const vm = CairoVm.create(program([...push(1n), ...ret()]));
    await vm.run({ maxSteps: 1 });
    await assert.rejects(vm.end(), {
      name: 'VmException',
      message: 'Error at pc=0:2:\nError: End of program was not reached',
    });
    await vm.run();
    for (let i = 0; i < 2; i++) {
      await vm.end();
      assert.deepEqual([vm.step, vm.originalSteps], [2, 2]);
    }
  });
});
