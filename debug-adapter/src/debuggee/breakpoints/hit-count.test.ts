import assert from 'node:assert/strict';
import { parseHitCount } from './hit-count.ts';

describe('hit counts', () => {
  const table: readonly (readonly [string, readonly number[]])[] = [
    ['3', [3]],
    ['= 3', [3]],
    ['==3', [3]],
    ['> 3', [4, 5, 6, 7]],
    ['>=3', [3, 4, 5, 6, 7]],
    ['< 3', [1, 2]],
    [' <= 3 ', [1, 2, 3]],
    ['% 3', [3, 6]],
    ['%1', [1, 2, 3, 4, 5, 6, 7]],
    ['>= 0', [1, 2, 3, 4, 5, 6, 7]],
    ['>0', [1, 2, 3, 4, 5, 6, 7]],
  ];
  for (const [text, expected] of table) {
    it(`${text} of seven are ${expected.join(', ')}`, () => {
      const holds = parseHitCount(text);
      assert.deepEqual(
        [1, 2, 3, 4, 5, 6, 7].filter(n => holds(n)),
        expected,
      );
    });
  }

  for (const text of ['', 'x', '3 3', '!= 3', '= -1', '1.5', '=> 3', '99999999999999999999', 'n > 3']) {
    it(`refuse '${text}'`, () => assert.throws(() => parseHitCount(text), /is no hit count\. Write 5/));
  }

  for (const text of ['0', '= 0', '< 1', '<= 0', '% 0']) {
    it(`refuse '${text}', which no hit is`, () => {
      assert.throws(() => parseHitCount(text), { message: `No hit is '${text}': hits count from 1.` });
    });
  }
});
