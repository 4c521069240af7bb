import assert from 'node:assert/strict';
import type { HintCall } from '../hints/hint-processor.ts';
import { Relocatable } from '../relocatable.ts';
import { assertLast, hint, instruction, program, push, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { SourceLocation } from './program.ts';

const at = (line: number): SourceLocation => ({
  filename: 'inner.cairo',
  ...{ startLine: line, startCol: 1, endLine: line, endCol: 2 },
  parent: undefined,
});

/** Two steps that a hint precedes: [ap] = 7, and a check that it is 7 (or 8, which fails). */
const inner = (checked = 7n): CairoVm['program'] =>
  program([...push(7n), ...assertLast(checked), ...ret()], {
    hints: new Map([[0, [hint('inner a'), hint('inner b')]]]),
    attributes: [{ ...hint(''), name: 'error_message', value: 'inner {x}', startPc: 2, endPc: 4 }],
    debugInfo: {
      fileContents: new Map([['inner.cairo', 'one\ntwo\nthree\n']]),
      instructionLocations: new Map([[2, { ...hint(''), inst: at(2), hints: [] }]]),
    },
  });

const BASE = new Relocatable(4, 10);
/** main: call abs [fp - 3], where the hint 'load' has put the address. */
const words = [
  ...instruction({
    opcode: 'call',
    dstRegister: 'ap',
    offDst: 0,
    op0Register: 'ap',
    offOp0: 1,
    pcUpdate: 'jump',
    op1Source: 'fp',
    offOp1: 5,
    size: 1,
  }),
  ...ret(),
];

/** Runs a main that loads the program and calls it; returns the hints in their order. */
async function run(loaded: CairoVm['program']): Promise<{ vm: CairoVm; ran: string[]; message: string }> {
  const ran: string[] = [];
  const hints = {
    execute({ vm, hint: { code }, pc }: HintCall): void {
      ran.push(`${code} ${pc}`);
      if (code !== 'load') return;
      assert.deepEqual(vm.segments.add(), new Relocatable(4, 0));
      loaded.data.forEach((word, offset) => vm.memory.set(BASE.add(offset), word));
      vm.memory.set(vm.fp.add(5), BASE);
      vm.loadProgram(loaded, BASE);
    },
  };
  const vm = CairoVm.create(program(words, { hints: new Map([[0, [hint('load')]]]) }), { hints });
  const stop = await vm.run();
  return { vm, ran, message: stop.reason === 'error' ? stop.error.message : stop.reason };
}

describe('a program that is loaded while another runs', () => {
  it('has its hints run, in a segment of its own', async () => {
    const { ran, message } = await run(inner());
    assert.equal(message, 'end');
    assert.deepEqual(ran, ['load 0:0', 'inner a 4:10', 'inner b 4:10']);
  });

  it('has locations and messages for errors', async () => {
    const { message } = await run(inner(8n));
    assert.equal(
      message,
      'Error message: inner {x}\n' +
        'inner.cairo:2:1: Error at pc=4:12:\nAn ASSERT_EQ instruction failed: 7 != 8.\ntwo\n^\n' +
        'Cairo traceback (most recent call last):\nUnknown location (pc=0:0)',
    );
  });

  it('is found by pc, the one loaded last first', async () => {
    const { vm } = await run(inner());
    assert.equal(vm.programs.find(BASE.add(4))?.offset, 4);
    assert.equal(vm.programs.find(BASE.add(5)), undefined);
    assert.equal(vm.programs.find(new Relocatable(0, 1))?.program, vm.program);
    const second = inner(9n);
    vm.loadProgram(second, BASE.add(2));
    assert.equal(vm.programs.find(BASE.add(1))?.program === second, false);
    assert.deepEqual(vm.programs.find(BASE.add(3)), { program: second, base: BASE.add(2), offset: 1 });
  });

  it('is told of', async () => {
    const { vm } = await run(inner());
    const told: string[] = [];
    vm.programs.onAdded = ({ base }) => told.push(`${base}`);
    vm.loadProgram(inner(), BASE.add(20));
    assert.deepEqual(told, ['4:30']);
  });

  it('may not be for another prime, or nowhere', async () => {
    const { vm } = await run(inner());
    assert.throws(() => vm.loadProgram({ ...inner(), prime: 97n }, BASE), {
      message: `Unexpected prime for loaded program: 97 != ${vm.program.prime}.`,
    });
    assert.throws(() => vm.loadProgram(inner(), new Relocatable(99, 0)), /no place 99:0 for a program/);
    assert.throws(() => vm.loadProgram(inner(), new Relocatable(4, -1)), RangeError);
  });
});
