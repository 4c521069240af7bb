import assert from 'node:assert/strict';
import { program, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';

describe('Segments', () => {
  it('keeps the size and the public cells that were said last', () => {
    const { segments } = CairoVm.create(program(ret()));
    const { segment } = segments.add();
    assert.equal(segments.size(segment), 0);
    assert.deepEqual(segments.publicCells(segment), []);
    const cells = [
      { offset: 4, page: 0 },
      { offset: 2, page: 7 },
    ];
    segments.finalize(segment, 5, cells);
    assert.deepEqual(segments.publicCells(segment), cells);
    segments.finalize(segment, undefined);
    assert.equal(segments.size(segment), 5);
    assert.deepEqual(segments.publicCells(segment), []);
  });

  it('refuses sizes that no pointer could span', () => {
    const { segments } = CairoVm.create(program(ret()));
    segments.finalize(1, 2 ** 40);
    assert.throws(
      () => segments.finalize(1, 1e30),
      /^RangeError: Segment 1 cannot be so long: .* 2\^40 cells\.$/,
    );
    assert.equal(segments.size(1), 2 ** 40);
  });

  it('has one segment of zeros, as long as the longest that was asked for', () => {
    const { memory, segments } = CairoVm.create(program(ret()));
    assert.equal(segments.zeros, undefined);
    segments.finalizeZeros();
    const base = segments.addZeros(3);
    for (const size of [5, 4]) assert.deepEqual(segments.addZeros(size), base);
    assert.deepEqual(segments.zeros, { base, size: 5 });
    assert.equal(segments.usedSize(base.segment), 5);
    assert.equal(memory.get(base.add(4)), 0n);
    assert.equal(memory.writerStep(base.add(4)), -1);
    segments.finalizeZeros();
    assert.equal(segments.zeros, undefined);
    assert.equal(segments.size(base.segment), 5);
  });
});
