import { HintLog } from '../recording/hint-log.ts';
import assert from 'node:assert/strict';
import { CellCodec } from '../core/cell-codec.ts';
import { instantiateCore } from '../core/core.ts';
import { Memory } from '../memory/memory.ts';
import { Segments } from '../memory/segments.ts';
import { makeBuiltin } from './make-builtin.ts';

describe('the segment arena', () => {
  it('starts with an empty arena, and gives the cell behind it to the program', () => {
    const core = instantiateCore();
    const codec = new CellCodec(core);
    const [memory, segments] = [new Memory(core, codec, new HintLog()), new Segments(core)];
    const use = { included: true, instance: { ratio: undefined, ratioDenominator: 1 } };
    const arena = makeBuiltin('segment_arena', use, { core, codec, memory, segments });
    assert.equal(`${arena.base}`, '1:3');
    assert.deepEqual(
      [0, 1, 2].map(offset => `${arena.valueAt(offset)}`),
      ['0:0', '0', '0'],
    );
    assert.deepEqual(arena.initialStack(), [arena.base]);
    assert.deepEqual([arena.usedCells(), arena.usedInstances()], [0, 0]);
    [arena.base, 1n, 1n].forEach((value, i) => memory.set(arena.base.add(i), value));
    assert.deepEqual([arena.usedCells(), arena.usedInstances()], [3, 1]);
    arena.checkSecurity();
    memory.set(arena.base.add(4), 1n);
    assert.throws(() => arena.checkSecurity(), { message: 'Missing memory cells for segment_arena.' });
  });
});
