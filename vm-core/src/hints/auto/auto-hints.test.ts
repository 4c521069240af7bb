import assert from 'node:assert/strict';
import type { Hint, Program } from '../../program/program.ts';
import { hint, instruction, program, ret } from '../../testing/casm.ts';
import { CairoVm } from '../../vm/cairo-vm.ts';
import type { HintCall, HintProcessor } from '../hint-processor.ts';
import { AutoHints } from './auto-hints.ts';

const ALLOC = hint('memory[ap] = segments.add()');
const OTHER = hint('x = 1');

/** `[ap] = [ap], ap++`: keeps what a hint wrote. */
const keep = instruction({
  ...{ opcode: 'assert-eq', dstRegister: 'ap', offDst: 0, apUpdate: 'add1' },
  ...{ op1Source: 'ap', offOp1: 0, size: 1 },
});

const programOf = (...hints: Hint[]): Program =>
  program([...keep, ...ret()], { hints: new Map([[0, hints]]) });

class RecordingHints implements HintProcessor {
  readonly ran: string[] = [];
  execute({ hint: { code } }: HintCall): void {
    this.ran.push(code);
  }
  endRun(): void {
    this.ran.push('end');
  }
}

describe('hints of two languages', () => {
  it('go to the language that was decided for them', async () => {
    const python = new RecordingHints();
    const parts = programOf(OTHER, ALLOC, OTHER);
    const hints = await AutoHints.start({ program: parts, startPython: () => Promise.resolve(python) });
    const vm = CairoVm.create(parts, { hints });
    assert.deepEqual(await vm.run(), { reason: 'end' });
    await vm.end();
    assert.deepEqual(python.ran, ['x = 1', 'x = 1', 'end']);
    assert.equal(String(vm.memory.get(vm.ap.add(-1))), '4:0');
  });

  it('start Python only if a hint needs it, or somebody gives variables to hints', async () => {
    let starts = 0;
    const startPython = (): Promise<HintProcessor> => {
      starts++;
      return Promise.resolve(new RecordingHints());
    };
    await AutoHints.start({ program: programOf(ALLOC), startPython });
    assert.equal(starts, 0);
    await AutoHints.start({ program: programOf(ALLOC), startPython, given: ['handler'] });
    await AutoHints.start({ program: programOf(OTHER), startPython });
    assert.equal(starts, 2);
  });
});
