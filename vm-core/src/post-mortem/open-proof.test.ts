import assert from 'node:assert/strict';
import { airPublicInput } from '../outputs/air-public-input.ts';
import type { Program } from '../program/program.ts';
import { call, instruction, jump, program, ret } from '../testing/casm.ts';
import { piecesOf, writtenRun } from '../testing/run-files.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import { openFiles } from './open-files.ts';
import { parsePublicInput } from './public-input.ts';

describe('a run for a proof that is opened from its files', () => {
  /** `[ap] = [fp - 3], ap++`: the pointer of the builtin. */
  const passOn = instruction({
    opcode: 'assert-eq',
    dstRegister: 'ap',
    offDst: 0,
    op1Source: 'fp',
    offOp1: -3,
    apUpdate: 'add1',
    size: 1,
  });
  const proof = (): Program =>
    program([...instruction({ apUpdate: 'add' }, 1n), ...call(4n), ...jump(0n), ...passOn, ...ret()], {
      builtins: ['output'],
      identifiers: new Map([
        ['__main__.__start__', { type: 'label', pc: 0 }],
        ['__main__.__end__', { type: 'label', pc: 4 }],
        ['__main__.main', { type: 'function', pc: 6, decorators: [] }],
      ]),
    });
  async function proven(): Promise<[CairoVm, string]> {
    const vm = CairoVm.create(proof(), { proofMode: true, layout: 'small' });
    await vm.run();
    await vm.end({ secure: false });
    return [vm, Buffer.concat([...airPublicInput(vm)]).toString()];
  }

  it('has the padded trace, and with the public input all builtins', async () => {
    const [vm, text] = await proven();
    const publicInput = parsePublicInput(text);
    const opened = await openFiles(proof(), { ...piecesOf(writtenRun(vm)), publicInput });
    assert.deepEqual([opened.isProof, opened.layout.name, opened.step], [true, 'small', vm.step]);
    assert.deepEqual([...opened.recording.registerHistory()], [...vm.recording.registerHistory()]);
    assert.deepEqual(writtenRun(opened).memory, writtenRun(vm).memory);
    // Without it, those that the program names.
    const other = await openFiles(proof(), piecesOf(writtenRun(vm)));
    assert.deepEqual([...other.recording.registerHistory()], [...vm.recording.registerHistory()]);
  });

  it('is refused with the public input of another run', async () => {
    const [vm, text] = await proven();
    for (const [from, to, message] of [
      [/"n_steps": \d+/, '"n_steps": 1024', /it says 1024 steps, and the trace has/],
      [/("execution": \{\s*"begin_addr": )\d+/, '$17', /there, the first ap is 7, and in the trace/],
    ] as const) {
      const publicInput = parsePublicInput(text.replace(from, to));
      await assert.rejects(openFiles(proof(), { ...piecesOf(writtenRun(vm)), publicInput }), message);
    }
    assert.throws(
      () => parsePublicInput('{}'),
      /This is not an AIR public input: the field "layout" should be a text/,
    );
    assert.throws(() => parsePublicInput('x'), /it is no JSON/);
  });
});
