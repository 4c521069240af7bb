import assert from 'node:assert/strict';
import { formatCount } from './run-progress.ts';

describe('formatCount', () => {
  it('is short and readable', () => {
    assert.deepEqual([0, 999, 1234.6, 1e6, 12_345_678].map(formatCount), [
      '0',
      '999',
      '1,235',
      '1.00 million',
      '12.35 million',
    ]);
  });
});
