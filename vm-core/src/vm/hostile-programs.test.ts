import assert from 'node:assert/strict';
import { PRIME } from '../felt.ts';
import { call, counting, instruction, jump, program, push, ret } from '../testing/casm.ts';
import { Relocatable } from '../relocatable.ts';
import { CairoVm } from './cairo-vm.ts';

const MIB = 2 ** 20;
const MAX_OFFSET = 2 ** 31 - 2;

/** `ap += value` */
const addAp = (value: bigint): bigint[] => instruction({ apUpdate: 'add' }, value);
/** `[ap] = [fp - 1] + value, ap++`: in main, a pointer to the segment that it returns to. */
const movePointer = (value: bigint): bigint[] =>
  instruction({ opcode: 'assert-eq', dstRegister: 'ap', offDst: 0, res: 'add', apUpdate: 'add1' }, value);
/** `jmp abs [ap - 1]` */
const jumpToLast = (): bigint[] => instruction({ op1Source: 'ap', offOp1: -1, pcUpdate: 'jump' });
/** `[[ap - 1]] = [ap - 2]` */
const writeBehindLast = (): bigint[] =>
  instruction({
    ...{ opcode: 'assert-eq', dstRegister: 'ap', offDst: -2 },
    ...{ op0Register: 'ap', offOp0: -1, op1Source: 'op0', offOp1: 0 },
  });

/** The text of the error that the program ends with, and the state before the instruction that failed. */
async function errorOf(words: readonly bigint[]): Promise<{ text: string; vm: CairoVm }> {
  const vm = CairoVm.create(program(words), { maxMemory: 64 * MIB });
  const stop = await vm.run({ maxSteps: 100_000 });
  assert.ok(stop.reason === 'error', stop.reason);
  return { text: stop.error.inner.message, vm };
}

describe('a hostile program', () => {
  const cases: readonly (readonly [string, readonly bigint[], string | RegExp])[] = [
    ['that is empty', [], 'Unknown value for memory cell at address 0:0.'],
    ['that ends too early', [...push(1n)], 'Unknown value for memory cell at address 0:2.'],
    ['that ends in an instruction', push(1n).slice(0, 1), 'op1_addr is Op1Addr.IMM, but no immediate given'],
    ['of no instructions', [PRIME - 1n], `Unsupported instruction: 0x${(PRIME - 1n).toString(16)}.`],
    ['that jumps before its start', jump(-1n), /^Unknown value for memory cell at address 0:\d+\.$/],
    ['that jumps behind its end', jump(2n ** 30n), `Unknown value for memory cell at address 0:${2 ** 30}.`],
    ['that jumps out of all segments', jump(2n ** 31n), /offsets below 2\^31 - 1/],
    ['that jumps by a huge number', jump(2n ** 200n), /offsets below 2\^31 - 1/],
    [
      'that jumps far into another segment',
      [...movePointer(2n ** 30n), ...jumpToLast()],
      `Unknown value for memory cell at address 3:${2 ** 30}.`,
    ],
    ['that calls far away', call(2n ** 30n), `Unknown value for memory cell at address 0:${2 ** 30}.`],
    [
      'that moves ap below zero',
      addAp(-100n),
      /^ap would become 1:-98, which is not an address in a segment\.$/,
    ],
    ['that moves ap beyond 2^32', addAp(2n ** 32n + 7n), /ap would become 1:4294967305/],
    ['that moves ap beyond 2^63', addAp(2n ** 63n), /ap would become/],
    [
      'that writes with ap behind the last cell',
      [...addAp(BigInt(MAX_OFFSET) - 2n), ...push(1n), ...push(2n)],
      `Cannot write to address 1:${MAX_OFFSET + 1}: this VM keeps offsets below 2^31 - 1.`,
    ],
    [
      'that changes its own words',
      // The call leaves a pointer to word 2 of the program at [ap - 1].
      [...call(3n), ...ret(), ...push(7n), ...pointerToCode(), ...writeBehindLast()],
      'An ASSERT_EQ instruction failed: 7 != 2345108766317314046.',
    ],
  ];
  for (const [name, words, expected] of cases) {
    it(`${name} ends with an error that says it`, async () => {
      const { text } = await errorOf(words);
      if (typeof expected === 'string') assert.equal(text, expected);
      else assert.match(text, expected);
    });
  }

  it('that never ends does so by a limit of steps, and takes no memory', async () => {
    const vm = CairoVm.create(program(jump(0n)), { maxMemory: 16 * MIB });
    assert.deepEqual(await vm.run({ maxSteps: 5_000_000 }), { reason: 'steps' });
    assert.equal(vm.step, 5_000_000);
  });

  it('that calls itself without end stops at the end of memory', async () => {
    const vm = CairoVm.create(program(call(0n)), { maxMemory: 32 * MIB });
    const stop = await vm.run();
    assert.ok(stop.reason === 'error');
    assert.match(stop.error.message, /The memory of this VM \(32 MiB\) is used up/);
  });

  it('of a million words is loaded and run', async () => {
    const words = [...Array.from({ length: 500_000 }, () => push(1n)).flat(), ...ret()];
    const vm = CairoVm.create(program(words));
    assert.deepEqual(await vm.run(), { reason: 'end' });
    assert.equal(vm.step, 500_001);
  }).timeout(20_000);

  it('that writes to the far ends of many segments takes little memory', async () => {
    const vm = CairoVm.create(program(counting()), { maxMemory: 256 * MIB });
    const bases = Array.from({ length: 5000 }, () => vm.segments.add());
    for (const base of bases) vm.memory.set(base.add(MAX_OFFSET), 5n);
    for (const base of bases) {
      assert.equal(vm.memory.get(base.add(MAX_OFFSET)), 5n);
      assert.equal(vm.memory.get(base.add(MAX_OFFSET - 1)), undefined);
      assert.equal(vm.segments.usedSize(base.segment), MAX_OFFSET + 1);
    }
    assert.deepEqual([...vm.memory.knownCells(7)], [new Relocatable(7, MAX_OFFSET)]);
    assert.deepEqual(await vm.run({ maxSteps: 10 }), { reason: 'steps' });
  });

  it('that writes here and there in a segment finds everything again', () => {
    const vm = CairoVm.create(program(counting()), { maxMemory: 64 * MIB });
    const base = vm.segments.add();
    // Far pages first, which become near as the segment fills up.
    const offsets = [
      2 ** 30,
      3_000_000,
      200_000,
      100_000,
      70_000,
      ...Array.from({ length: 400 }, (_, i) => 512 * i),
    ];
    for (const offset of offsets) vm.memory.set(base.add(offset), BigInt(offset));
    for (const offset of offsets) assert.equal(vm.memory.get(base.add(offset)), BigInt(offset));
    const known = Array.from(vm.memory.knownCells(base.segment), cell => cell.offset);
    assert.deepEqual(
      known,
      [...new Set(offsets)].sort((a, b) => a - b),
    );
    assert.equal(vm.segments.usedSize(base.segment), 2 ** 30 + 1);
  });

  it('that has pointers into segments that are not there reads nothing in them', () => {
    const vm = CairoVm.create(program(counting()));
    for (const [i, segment] of [99, 2 ** 21 - 1, -1, -(2 ** 21)].entries()) {
      vm.memory.set(vm.ap.add(i), new Relocatable(segment, 3));
      assert.equal(vm.memory.get(new Relocatable(segment, 3)), undefined);
      assert.throws(() => vm.memory.set(new Relocatable(segment, 3), 1n), /there is no such segment/);
    }
    assert.throws(() => vm.memory.set(vm.ap.add(1000), new Relocatable(2 ** 21, 0)), RangeError);
  });
});

/** `[ap] = [fp - 1], ap++`: behind a call, a pointer to the word behind it. */
function pointerToCode(): bigint[] {
  return instruction({
    opcode: 'assert-eq',
    dstRegister: 'ap',
    offDst: 0,
    op1Source: 'fp',
    offOp1: -1,
    apUpdate: 'add1',
  });
}
