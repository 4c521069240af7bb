import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePythonJson } from './parse-python-json.ts';
import { pythonJson, type Json } from './python-json.ts';

describe('parsePythonJson', () => {
  it('is what pythonJson wrote, to the byte', () => {
    const { json } = fc.letrec<{ json: Json }>(tie => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        fc.bigInt({ min: -(2n ** 260n), max: 2n ** 260n }),
        fc.maxSafeInteger(),
        fc.string({ unit: 'binary' }),
        fc.array(tie('json'), { maxLength: 4 }),
        fc
          .array(fc.tuple(fc.oneof(fc.string(), fc.nat().map(String)), tie('json')), { maxLength: 4 })
          .map(entries => new Map(entries)),
      ),
    }));
    fc.assert(
      fc.property(json, value => {
        const text = [...pythonJson(value)].join('');
        assert.equal([...pythonJson(parsePythonJson(text))].join(''), text);
      }),
    );
  });

  it('takes blanks, and keeps numbers whole', () => {
    assert.deepEqual(
      parsePythonJson(' { "10" : [ 1 , 9007199254740993, -0.5 ] , "2":{} }\n'),
      new Map<string, Json>([
        ['10', [1, 9007199254740993n, -0.5]],
        ['2', new Map()],
      ]),
    );
  });

  for (const text of ['', '{', '[1', '[1,]', '{"a" 1}', '{1: 2}', 'nul', '[] []', '"a', '1 2', ',']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => parsePythonJson(text), SyntaxError);
    });
  }
});
