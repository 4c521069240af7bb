import assert from 'node:assert/strict';
import { PRIME } from '../felt.ts';
import { formatFelt } from './format-felt.ts';

describe('felts as people read them', () => {
  const cases: readonly (readonly [bigint, string])[] = [
    [0n, '0'],
    [17n, '17'],
    [PRIME - 1n, '-1'],
    [2n ** 64n - 1n, '18446744073709551615'],
    [2n ** 64n, '0x10000000000000000'],
    [PRIME - 2n ** 64n + 1n, '-18446744073709551615'],
    [PRIME - 2n ** 64n, `0x${(PRIME - 2n ** 64n).toString(16)}`],
    [PRIME / 2n, `0x${(PRIME / 2n).toString(16)}`],
  ];
  for (const [value, text] of cases) {
    it(`show ${value} as ${text}`, () => {
      assert.equal(formatFelt(value), text);
    });
  }
});
