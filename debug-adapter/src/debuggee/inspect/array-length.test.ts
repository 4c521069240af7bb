import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Relocatable, type CellValue } from '../../../../vm-core/src/index.ts';
import { elementsOf } from './array-length.ts';

const START = new Relocatable(4, 10);

describe('the length of an array', () => {
  for (const [pointer, siblings, elements] of [
    ['arr', { arr_len: 3n }, 3],
    ['elements', { n_elements: 2n }, 2],
    ['values', { values_length: 4n }, 4],
    ['values', { len_values: 4n }, 4],
    ['values', { num_values: 4n }, 4],
    ['values', { values_count: 4n }, 4],
    ['data', { data_size: 6n }, 6],
    ['data_ptr', { data_len: 5n }, 5],
    ['data_ptr', { n_data_ptr: 5n }, 5],
    ['arr', { arr_len: 0n }, 0],
    ['output_start', { output_end: START.add(4) }, 4],
    ['list', { list_end: START }, 0],
    // What says nothing, or nothing that can be.
    ['arr', {}, undefined],
    ['arr', { other_len: 3n }, undefined],
    ['arr', { arr_len: START }, undefined],
    ['arr', { arr_len: 2n ** 200n }, undefined],
    ['list', { list_end: new Relocatable(5, 12) }, undefined],
    ['list', { list_end: START.add(-1) }, undefined],
  ] as [string, Record<string, CellValue>, number | undefined][]) {
    it(`${pointer} beside ${Object.entries(siblings).join() || 'nothing'}`, () => {
      const found = elementsOf(pointer, START, 1, name => new Map(Object.entries(siblings)).get(name));
      assert.equal(found, elements);
    });
  }

  it('of structs is not their size in cells', () => {
    const siblings = (name: string): CellValue | undefined => (name === 'points_size' ? 6n : undefined);
    assert.equal(elementsOf('points', START, 2, siblings), undefined);
    assert.equal(elementsOf('points', START, 1, siblings), 6);
  });

  it('of structs up to an end is in structs', () => {
    const end = (distance: number) => (name: string) =>
      name === 'points_end' ? START.add(distance) : undefined;
    assert.equal(elementsOf('points', START, 2, end(6)), 3);
    assert.equal(elementsOf('points', START, 2, end(5)), undefined);
  });
});
