import assert from 'node:assert/strict';
import { pieFile } from '../pie/write-pie.ts';
import { readPie } from '../pie/read-pie.ts';
import { Relocatable } from '../relocatable.ts';
import { hint, program, push, ret } from '../testing/casm.ts';
import { firstAccesses } from '../testing/first-accesses.ts';
import { ranPie } from '../testing/pie.ts';
import { openPie } from './open-pie.ts';

describe('a Cairo PIE that is opened', () => {
  it('has the run of the PIE, with its segments and pointers', async () => {
    const vm = await ranPie();
    const opened = await openPie(readPie(pieFile(vm.pie())));
    assert.ok(opened.recording.isPostMortem);
    assert.deepEqual([...opened.recording.registerHistory()], [...vm.recording.registerHistory()]);
    for (let segment = 0; segment < vm.segments.count; segment++) {
      for (const cell of vm.memory.knownCells(segment))
        assert.deepEqual(opened.memory.get(cell), vm.memory.get(cell), `${cell}`);
    }
    assert.deepEqual(await opened.run(), { reason: 'end' });
  });

  it('knows a cell from its first access on', async () => {
    const vm = await ranPie();
    const opened = await openPie(vm.pie());
    const first = firstAccesses(vm);
    for (const { segment } of [vm.executionBase, new Relocatable(2, 0), new Relocatable(5, 0)]) {
      for (const cell of opened.memory.knownCells(segment)) {
        const isStart = segment === vm.executionBase.segment && cell.offset < opened.initialFp.offset;
        const expected = isStart ? -1 : (first.get(cell.key) ?? opened.step);
        assert.equal(opened.memory.writerStep(cell), expected, `${cell}`);
      }
    }
    const checked = new Relocatable(2, 0);
    assert.equal(opened.recording.at({ step: 1, hintIndex: 0 }).memory.get(checked), undefined);
    assert.equal(opened.recording.at({ step: 2, hintIndex: 0 }).memory.get(checked), 2n ** 100n);
  });

  it('takes names and hints from its program, and passes the hints over', async () => {
    const vm = await ranPie();
    const named = { ...vm.program, hints: new Map([[0, [hint('raise Exception')]]]) };
    const opened = await openPie(vm.pie(), named);
    assert.equal(opened.hintsAt(opened.programBase).length, 1);
    assert.equal(opened.step, vm.step);
  });

  it('is refused with another program', async () => {
    const pie = (await ranPie()).pie();
    const builtins = ['range_check'];
    const other = program([...push(1n), ...ret()], { builtins });
    await assert.rejects(
      openPie(pie, other),
      /^RunFilesError: The program is not that of the Cairo PIE: word 1 differs/,
    );
    const { data } = pie.metadata.program;
    await assert.rejects(openPie(pie, program([...data, 1n], { builtins })), /it has 7 words, not 6\./);
    await assert.rejects(openPie(pie, program(data)), /whose builtins are 'range_check'/);
  });

  it('is refused where its run does not end as it says', async () => {
    const pie = (await ranPie()).pie();
    const short = { ...pie, executionResources: { ...pie.executionResources, nSteps: 2 } };
    await assert.rejects(openPie(short), /says that its run has 2 steps, and it is not over by then\./);
    const long = { ...pie, executionResources: { ...pie.executionResources, nSteps: 5 } };
    await assert.rejects(openPie(long), /n_steps=5/);
    const memory = pie.memory.slice();
    // The first cell behind the program's 6 and the first stack's 3.
    memory[40 * 9 + 8] = 99;
    await assert.rejects(
      openPie({ ...pie, memory }),
      /The Cairo PIE does not run to its end\. Error at pc=0:0:\n/,
    );
  });
});
