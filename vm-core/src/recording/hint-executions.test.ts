import assert from 'node:assert/strict';
import { Relocatable } from '../relocatable.ts';
import { HintExecutions, type HintExecution } from './hint-executions.ts';

function execution(step: number): HintExecution {
  const at = (offset: number): Relocatable => new Relocatable(0, offset);
  const registers = { pc: at(step), ap: at(2 * step), fp: new Relocatable(1, step) };
  return { step, hintIndex: step % 3, isOwner: step % 2 === 1, registers, count: 4, temporaryCount: step };
}

describe('hint executions', () => {
  it('are kept as they are, however many', () => {
    const executions = new HintExecutions();
    const all = Array.from({ length: 100 }, (_, step) => execution(step));
    for (const each of all) executions.add(each);
    assert.equal(executions.length, all.length);
    assert.deepEqual(
      all.map((_, index) => executions.at(index)),
      all,
    );
    assert.equal(executions.at(-1), undefined);
    assert.equal(executions.at(all.length), undefined);
  });

  it('know the cells that each of them wrote, in whatever order', () => {
    const cells = ['1:5', '-2:7', '1:3', '0:9', '-2:0', '3:4', '1:9'].map(text => Relocatable.parse(text));
    const known = cells.filter(cell => cell !== undefined);
    const executions = new HintExecutions();
    const wrote: Relocatable[][] = [];
    for (let index = 0; index < known.length; index++) {
      executions.add(execution(index));
      wrote.push([]);
      for (const cell of [...known.slice(index), ...known.slice(0, index % 3)]) {
        executions.addWrite(cell);
        wrote[index]?.push(cell);
        // One that is under way is asked, too.
        check();
      }
    }
    executions.add(execution(known.length));
    wrote.push([]);
    check();

    function check(): void {
      for (const [index, written] of wrote.entries()) {
        for (const cell of known) {
          const isWritten = written.some(each => each.equals(cell));
          assert.equal(executions.wrote(index, cell), isWritten, `${cell} by ${index}`);
          const inSegment = written.filter(({ segment }) => segment === cell.segment);
          const last =
            inSegment.length === 0 ? undefined : Math.max(...inSegment.map(({ offset }) => offset));
          assert.equal(executions.lastOffset(index, cell.segment), last);
        }
        assert.equal(executions.wrote(index, new Relocatable(1, 4)), false);
        assert.equal(executions.lastOffset(index, 2), undefined);
      }
    }
  });
});
