import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setDifference } from './python-int-set.ts';

interface Case {
  readonly instances: number;
  readonly cells: number;
  readonly inputs: number;
  readonly missing: readonly number[];
  /** What Python makes of it (fixtures/make_int_sets.py). */
  readonly list: readonly number[];
}

const CASES = JSON.parse(
  readFileSync(new URL('fixtures/int-sets.json', import.meta.url), 'utf8'),
) as readonly Case[];

describe('setDifference', () => {
  for (const { instances, cells, inputs, missing, list } of CASES) {
    it(`lists as Python does, ${inputs} of ${cells} cells of ${instances} instances`, () => {
      const all = Array.from({ length: instances * cells }, (_, offset) => offset);
      const isMissing = new Set(missing);
      const found = setDifference(
        all.filter(offset => offset % cells < inputs),
        offset => !isMissing.has(offset),
      );
      assert.deepEqual(found, list);
    });
  }
});
