import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonErrorPosition } from './json-error-position.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it('is its end if it is JSON, or a cut of it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (text, at) => {
        assert.equal(jsonErrorPosition(text), text.length);
        const cut = text.slice(0, at % (text.length + 1));
        if (!isJson(cut)) assert.equal(jsonErrorPosition(cut), cut.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is where something is put in that cannot stand there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), (list, at) => {
        const index = at % list.length;
        const before = `[${list
          .slice(0, index)
          .map(item => `${item}, `)
          .join('')}`;
        const text = `${before}? ${list.slice(index).join(', ')}]`;
        assert.equal(jsonErrorPosition(text), before.length);
      }),
    );
  });

  const cases: readonly (readonly [string, number])[] = [
    ['{"a": 12x}', 8],
    ['{"a": 1}}', 8],
    ['{"a": [1,2}', 10],
    ['{"a":"x\ny"}', 5],
    ['{,}', 1],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{"a":1 "b":2}', 7],
    ['{"a":01}', 6],
    ['["\\x"]', 1],
  ];
  for (const [text, position] of cases) {
    it(`is ${position} in ${JSON.stringify(text)}`, () => {
      assert.ok(!isJson(text));
      assert.equal(jsonErrorPosition(text), position);
    });
  }
});
