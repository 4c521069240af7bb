import assert from 'node:assert/strict';
import { atLeast, atMost, judge } from './target.ts';

describe('judge', () => {
  it('says whether the promise is kept', () => {
    assert.equal(judge(4, atLeast(4)), '**4.0×** (≥ 4×: met)');
    assert.equal(judge(0.51, atMost(0.5)), '**0.51×** (≤ 0.5×: not met)');
    assert.equal(judge(undefined, atMost(0.5)), '– (≤ 0.5×)');
  });
});
