import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listFunctionLines } from './source-functions.ts';

describe('the lines of functions', () => {
  it('go from func to the brace below it', () => {
    const text = 'func a() {\n    if (x) {\n    }\n}\n\nfunc b(\n    x: felt\n) {\n    ret;\n}';
    assert.deepEqual(listFunctionLines(text), [
      { first: 1, last: 4 },
      { first: 6, last: 10 },
    ]);
  });

  it('are found in namespaces, by indentation', () => {
    const text = 'namespace N {\n    func a() {\n        ret;\n    }\n}\n';
    assert.deepEqual(listFunctionLines(text), [{ first: 2, last: 4 }]);
  });

  it('end with `end` in older programs, and with the file if nothing ends them', () => {
    assert.deepEqual(listFunctionLines('func a():\r\n    ret\r\nend\r\nfunc b():\r\n'), [
      { first: 1, last: 3 },
      { first: 4, last: 5 },
    ]);
  });
});
