import assert from 'node:assert/strict';
import type { Relocatable } from '../relocatable.ts';
import { hint, instruction, program, push, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { HintCall, HintProcessor } from './hint-processor.ts';

/** Lets a hint write a pointer to a new segment at ap, and answers for the segment's rules. */
class RuleHints implements HintProcessor {
  readonly asked: string[] = [];
  cells: Relocatable | undefined;

  constructor(private readonly kinds: readonly ('deduction' | 'validation')[]) {}

  execute({ vm }: HintCall): void {
    const cells = (this.cells = vm.segments.add());
    for (const kind of this.kinds) vm.hintRules.add(cells.segment, kind);
    vm.memory.set(vm.ap, cells);
  }

  async deduce(address: Relocatable): Promise<bigint | undefined> {
    this.asked.push(`deduce ${address.offset}`);
    await Promise.resolve();
    return address.offset === 1 ? 7n : undefined;
  }

  async validate({ offset }: Relocatable): Promise<void> {
    this.asked.push(`judge ${offset}`);
    await Promise.resolve();
    if (offset > 2) throw new Error(`The cell ${offset} is refused.`);
  }
}

/** `[ap] = [[ap - back] + offset], ap++` */
const load = (back: number, offset: number): bigint[] =>
  instruction({
    opcode: 'assert-eq',
    dstRegister: 'ap',
    offDst: 0,
    op0Register: 'ap',
    offOp0: -back,
    op1Source: 'op0',
    offOp1: offset,
    apUpdate: 'add1',
    size: 1,
  });

/** `[ap - value] = [[ap - back] + offset]` */
const store = (value: number, back: number, offset: number): bigint[] =>
  instruction({
    opcode: 'assert-eq',
    dstRegister: 'ap',
    offDst: -value,
    op0Register: 'ap',
    offOp0: -back,
    op1Source: 'op0',
    offOp1: offset,
    size: 1,
  });

/** `[ap] = [ap], ap++`: keeps what the hint wrote. */
const keep = (): bigint[] =>
  instruction({
    opcode: 'assert-eq',
    dstRegister: 'ap',
    offDst: 0,
    op1Source: 'ap',
    offOp1: 0,
    apUpdate: 'add1',
    size: 1,
  });

function start(hints: RuleHints, ...words: bigint[]): CairoVm {
  const parts = { hints: new Map([[0, [hint('')]]]) };
  return CairoVm.create(program([...keep(), ...words, ...ret()], parts), { hints });
}

describe('rules of hints', () => {
  it('are asked for an unknown cell, and the instruction goes on with what they say', async () => {
    const hints = new RuleHints(['deduction']);
    const vm = start(hints, ...load(1, 1), ...load(2, 1));
    assert.deepEqual(await vm.run(), { reason: 'end' });
    assert.deepEqual(hints.asked, ['deduce 1']);
    assert.equal(vm.memory.get(vm.ap.add(-1)), 7n);
    assert.equal(vm.step, 4);
  });

  it('leave a cell of which they say nothing to the instruction', async () => {
    const hints = new RuleHints(['deduction']);
    const vm = start(hints, ...push(5n), ...store(1, 2, 0), ...load(2, 2));
    const stop = await vm.run();
    assert.deepEqual(hints.asked, ['deduce 0', 'deduce 2']);
    assert.equal(vm.memory.get(hints.cells ?? assert.fail()), 5n);
    assert.match(stop.reason === 'error' ? stop.error.message : '', /Unknown value for memory cell/);
  });

  it('judge what an instruction writes before it is done', async () => {
    const hints = new RuleHints(['validation', 'deduction']);
    const vm = start(hints, ...push(5n), ...store(1, 2, 2), ...store(1, 2, 3));
    const stop = await vm.run();
    assert.deepEqual(hints.asked, ['deduce 2', 'judge 2', 'deduce 3', 'judge 3']);
    assert.match(stop.reason === 'error' ? stop.error.message : '', /The cell 3 is refused\./);
    assert.equal(vm.step, 3);
  });

  it('are refused for segments that have a purpose', () => {
    const vm = CairoVm.create(program(ret(), { builtins: ['bitwise'] }), { layout: 'recursive' });
    for (const segment of [vm.programBase.segment, vm.executionBase.segment, 2]) {
      assert.throws(() => vm.hintRules.add(segment, 'deduction'), /cannot have rules of hints/);
    }
  });
});
