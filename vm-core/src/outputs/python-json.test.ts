import assert from 'node:assert/strict';
import { pythonJson, pythonJsonBytes, type Json } from './python-json.ts';

const text = (value: Json, indent?: number): string => [...pythonJson(value, indent)].join('');

// The expected texts are what CPython's json.dumps prints.
describe('pythonJson', () => {
  it('writes in one line, with spaces', () => {
    const value = { a: [1, -2n, 2n ** 70n], b: {}, c: [], d: null, e: true, f: { g: 'x' } };
    assert.equal(
      text(value),
      '{"a": [1, -2, 1180591620717411303424], "b": {}, "c": [], "d": null, "e": true, "f": {"g": "x"}}',
    );
  });

  it('indents', () => {
    const value = { a: [1, 2], b: {}, c: [], d: [{ e: 0 }] };
    assert.equal(
      text(value, 4),
      '{\n    "a": [\n        1,\n        2\n    ],\n    "b": {},\n    "c": [],\n' +
        '    "d": [\n        {\n            "e": 0\n        }\n    ]\n}',
    );
  });

  it('escapes all but printable ASCII', () => {
    assert.equal(
      text('a"\\/\n\t\b\u0001\u007fé\u2028😀'),
      '"a\\"\\\\/\\n\\t\\b\\u0001\\u007f\\u00e9\\u2028\\ud83d\\ude00"',
    );
  });

  it('keeps the order of a map whose names are numbers', () => {
    assert.equal(
      text(
        new Map([
          ['2', 'b'],
          ['10', 'c'],
          ['1', 'a'],
        ]),
      ),
      '{"2": "b", "10": "c", "1": "a"}',
    );
  });

  it('refuses fractions', () => {
    assert.throws(() => text([0.5]), RangeError);
  });

  it('comes in pieces', () => {
    const value = Array.from({ length: 100_000 }, (_, i) => i);
    const pieces = [...pythonJsonBytes(value)];
    assert.ok(pieces.length > 1);
    assert.deepEqual(JSON.parse(Buffer.concat(pieces).toString()), value);
  });
});
