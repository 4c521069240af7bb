import assert from 'node:assert/strict';
import { atLeast, atMost, judge, judgeMilliseconds, judgeTime } from './target.ts';

describe('judge', () => {
  it('says whether the promise is kept', () => {
    assert.equal(judge(4, atLeast(4)), '**4.0×** (≥ 4×: met)');
    assert.equal(judge(0.51, atMost(0.5)), '**0.51×** (≤ 0.5×: not met)');
    assert.equal(judge(undefined, atMost(0.5)), '– (≤ 0.5×)');
  });
});

describe('judgeTime', () => {
  it('says whether the promise is kept', () => {
    assert.equal(judgeTime(15e-6, 15), '**15.0 µs** (≤ 15 µs: met)');
    assert.equal(judgeTime(61e-6, 60), '**61.0 µs** (≤ 60 µs: not met)');
    assert.equal(judgeTime(undefined, 60), '– (≤ 60 µs)');
  });
});

describe('judgeMilliseconds', () => {
  it('says whether the promise is kept', () => {
    assert.equal(judgeMilliseconds(0.0069, 10), '**6.90 ms** (≤ 10 ms: met)');
    assert.equal(judgeMilliseconds(2.34, 2000), '**2340 ms** (≤ 2000 ms: not met)');
    assert.equal(judgeMilliseconds(undefined, 10), '– (≤ 10 ms)');
  });
});
