import assert from 'node:assert/strict';
import { parseFunctionPattern } from './function-pattern.ts';

const FUNCTIONS = [
  { fullName: '__main__.main', name: 'main' },
  { fullName: '__main__.fib', name: 'fib' },
  { fullName: '__main__.fib_twice', name: 'fib_twice' },
  { fullName: '__main__.Account.fib', name: 'Account.fib' },
  { fullName: 'starkware.cairo.common.alloc.alloc', name: 'alloc' },
  { fullName: 'starkware.cairo.common.math.assert_nn', name: 'assert_nn' },
];

describe('patterns of function names', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['*.fib', ['fib', 'Account.fib']],
    ['fib*', ['fib', 'fib_twice']],
    ['f?b', ['fib']],
    ['__main__.*', ['main', 'fib', 'fib_twice', 'Account.fib']],
    ['starkware.*', ['alloc', 'assert_nn']],
    ['*', ['main', 'fib', 'fib_twice', 'Account.fib', 'alloc', 'assert_nn']],
    ['c*', []],
    ['*common.alloc*', ['alloc']],
    ['/fib$/', ['fib', 'Account.fib']],
    ['/^__main__\\.(main|fib)$/', ['main', 'fib']],
    ['/ACCOUNT/i', ['Account.fib']],
    ['/a/g', ['main', 'fib', 'fib_twice', 'Account.fib', 'alloc', 'assert_nn']],
    [' /nn/ ', ['assert_nn']],
  ];
  for (const [text, expected] of table) {
    it(`${text} means ${expected.join(', ') || 'none'}`, () => {
      const pattern = parseFunctionPattern(text) ?? assert.fail();
      assert.deepEqual(
        FUNCTIONS.filter(pattern).map(({ name }) => name),
        expected,
      );
    });
  }

  for (const text of ['fib', '__main__.fib', '', '/', '//x']) {
    it(`'${text}' is a plain name`, () => assert.equal(parseFunctionPattern(text), undefined));
  }

  it('say what is wrong with a regular expression', () => {
    assert.throws(
      () => parseFunctionPattern('/fib(/'),
      /^Error: \/fib\(\/ is no regular expression: .*Unterminated group/,
    );
  });
});
