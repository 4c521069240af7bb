import assert from 'node:assert/strict';
import { gunzipSync } from 'fflate';
import { Profile as Pprof } from 'pprof-format';
import type { HintCall } from '../hints/hint-processor.ts';
import { Relocatable } from '../relocatable.ts';
import { call, hint, instruction, jumpIf, program, push, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { CallNode } from './call-tree.ts';
import { cpuProfileFile } from './cpu-profile-file.ts';
import { pprofFile } from './pprof-file.ts';

/** Chains of return pcs with their steps by pc: `7 7: 0×1 2×5`. */
function chains(vm: CairoVm): string[] {
  return Array.from(vm.profile().calls.nodes(), node => {
    const path: string[] = [];
    for (let at: CallNode | undefined = node; at?.returnPc !== undefined; at = at.parent) {
      path.unshift(`${Relocatable.fromKey(at.returnPc).offset}`);
    }
    const steps = Array.from(node.steps, ([pc, count]) => `${Relocatable.fromKey(pc).offset}×${count}`);
    return `${path.join(' ')}: ${steps.join(' ')}`;
  });
}

/** main: pushes the count and calls a function that calls itself so many times. */
const recursion = (count: bigint): bigint[] => [
  ...push(count),
  ...call(3n),
  ...ret(),
  // [ap] = [fp - 3] + (-1), ap++
  ...instruction(
    { opcode: 'assert-eq', dstRegister: 'ap', offDst: 0, offOp0: -3, res: 'add', apUpdate: 'add1' },
    -1n,
  ),
  ...jumpIf(3n),
  ...ret(),
  ...call(-5n),
  ...ret(),
];

describe('a profile', () => {
  it('counts steps by pc and by the calls that led there', async () => {
    const words = [...call(6n), ...call(4n), ...ret(), ...ret(), ...push(1n), ...ret()];
    const vm = CairoVm.create(program(words));
    assert.deepEqual(await vm.run(), { reason: 'end' });
    assert.deepEqual(chains(vm), [': 0×1 2×1 4×1', '2: 6×1 8×1', '4: 6×1 8×1']);
  });

  it('is of the steps up to now', async () => {
    const vm = CairoVm.create(program(recursion(3n)));
    await vm.run({ maxSteps: 4 });
    assert.deepEqual(chains(vm), [': 0×1 2×1', '4: 5×1 7×1']);
    assert.equal(vm.profile().steps, 4);
  });

  it('tells recursive calls apart', async () => {
    const vm = CairoVm.create(program(recursion(3n)));
    await vm.run();
    assert.deepEqual(chains(vm), [
      ': 0×1 2×1 4×1',
      '4: 5×1 7×1 10×1 12×1',
      '4 12: 5×1 7×1 10×1 12×1',
      '4 12 12: 5×1 7×1 9×1',
    ]);
  });

  it('folds deep recursion, and loses no step', async () => {
    const vm = CairoVm.create(program(recursion(100_000n)));
    await vm.run();
    const profile = vm.profile();
    const nodes = [...profile.calls.nodes()];
    assert.ok(nodes.length < 1000, `${nodes.length} chains`);
    const steps = nodes.flatMap(node => [...node.steps.values()]).reduce((sum, count) => sum + count, 0);
    assert.equal(steps, vm.step);
    // The last chain has the rounds of all that were folded.
    assert.ok(Math.max(...nodes.flatMap(node => [...node.steps.values()])) > 99_000);
    assert.ok(pprofFile(profile).length < 100_000);
  });

  it('finds the calls in memory where a frame was not entered by a call', async () => {
    const words = [
      ...call(5n),
      ...push(1n),
      ...ret(),
      // A function: [ap] = [fp - 2] + 10, ap++; a return to that frame.
      ...instruction(
        { opcode: 'assert-eq', dstRegister: 'ap', offDst: 0, offOp0: -2, res: 'add', apUpdate: 'add1' },
        10n,
      ),
      ...instruction({
        ...{ opcode: 'ret', dstRegister: 'ap', offDst: -1, op1Source: 'fp', offOp1: -1 },
        ...{ pcUpdate: 'jump', size: 1 },
      }),
    ];
    const hints = {
      execute({ vm: { memory, fp } }: HintCall): void {
        memory.set(fp.add(8), fp);
        memory.set(fp.add(9), new Relocatable(0, 4));
      },
    };
    const vm = CairoVm.create(program(words, { hints: new Map([[0, [hint('make a frame')]]]) }), { hints });
    await vm.run({ maxSteps: 4 });
    assert.deepEqual(chains(vm), [': 0×1', '2: 5×1 7×1', '4: 2×1']);
  });

  it('names functions without debug information by where they start', async () => {
    const vm = CairoVm.create(program(recursion(1n)));
    await vm.run();
    const { function: functions, stringTable } = Pprof.decode(gunzipSync(pprofFile(vm.profile())));
    assert.deepEqual(
      functions.map(({ name }) => stringTable.strings[Number(name)]),
      ['__main__.main'],
    );
    const v8 = JSON.parse(cpuProfileFile(vm.profile())) as { nodes: { callFrame: { url: string } }[] };
    assert.deepEqual(
      v8.nodes.map(node => node.callFrame.url),
      ['', '', ''],
    );
  });

  it('of no steps is empty', () => {
    const vm = CairoVm.create(program(ret()));
    assert.deepEqual(chains(vm), [': ']);
    assert.equal(Pprof.decode(gunzipSync(pprofFile(vm.profile()))).sample.length, 0);
  });
});
