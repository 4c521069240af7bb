import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';
import { entriesOf } from './dict-entries.ts';
import { DICT_ACCESS, dictAt } from './dict-range.ts';

const at = (offset: number): Relocatable => new Relocatable(5, offset);

describe('the accesses of a dictionary', () => {
  for (const [name, offset, siblings, start, count, isSquashed] of [
    // A dictionary is passed on by its end.
    ['dict_ptr', 6, {}, 0, 2, false],
    // Nothing is before the start: what is there of the segment.
    ['dict_ptr', 0, {}, 0, 4, false],
    ['dict_accesses_start', 3, { dict_accesses_end: at(9) }, 3, 2, false],
    ['dict_accesses_end', 9, { dict_accesses_start: at(3) }, 3, 2, false],
    ['dict_accesses', 3, { dict_accesses_end: at(9) }, 3, 2, false],
    ['dict_accesses_end', 9, { dict_accesses: at(3) }, 3, 2, false],
    ['squashed_dict_start', 0, { squashed_dict_end: at(3) }, 0, 1, true],
    ['squashed_dict', 3, {}, 0, 1, true],
    // An end elsewhere is none of its.
    ['dict_start', 3, { dict_end: new Relocatable(6, 9) }, 0, 1, false],
  ] as [string, number, Record<string, CellValue>, number, number, boolean][]) {
    it(`at ${name} ${offset} beside ${Object.entries(siblings).join() || 'nothing'}`, () => {
      const found = dictAt(DICT_ACCESS, name, at(offset), 12, each =>
        new Map(Object.entries(siblings)).get(each),
      );
      assert.deepEqual(found, { start: at(start), count, isSquashed });
    });
  }

  it('are none inside of an access, or of another struct', () => {
    assert.equal(
      dictAt(DICT_ACCESS, 'dict', at(4), 12, () => undefined),
      undefined,
    );
    assert.equal(
      dictAt('__main__.Point', 'dict', at(6), 12, () => undefined),
      undefined,
    );
  });

  it('make the dictionary: the last one to a key wins', () => {
    const cells: (bigint | undefined)[] = [7n, 0n, 1n, 8n, 2n, 3n, 7n, 1n, 4n, undefined, 4n, undefined];
    const memory = { get: ({ offset }: Relocatable) => cells[offset] };
    assert.deepEqual(entriesOf({ start: at(0), count: 4, isSquashed: false }, memory), [
      { key: 7n, before: 0n, value: 4n, accesses: [0, 2] },
      { key: 8n, before: 2n, value: 3n, accesses: [1] },
    ]);
  });
});
