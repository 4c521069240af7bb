import assert from 'node:assert/strict';
import type { Condition } from './condition.ts';
import { formatExpression } from './format.ts';
import { parseCondition } from './parse-condition.ts';
import { ExpressionSyntaxError } from './syntax-error.ts';

/** With parentheses around everything. */
function show(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${show(condition.left)} ${condition.kind} ${show(condition.right)})`;
    case 'not':
      return `not ${show(condition.operand)}`;
    case 'comparison':
      return `{${formatExpression(condition.left)} ${condition.operator} ${formatExpression(condition.right)}}`;
    case 'value':
      return `{${formatExpression(condition.expression)}}`;
  }
}

describe('the grammar of conditions', () => {
  const good: readonly (readonly [string, string])[] = [
    ['n', '{n}'],
    ['n == 0', '{n == 0}'],
    ['n==-1', '{n == -1}'],
    ['n != 5', '{n != 5}'],
    ['n < 5', '{n < 5}'],
    ['n <= 5', '{n <= 5}'],
    ['n > 5', '{n > 5}'],
    ['n >= 5', '{n >= 5}'],
    ['[fp - 3] == 0', '{[fp - 3] == 0}'],
    ['[fp-3]+1 == p.x * 2', '{[fp - 3] + 1 == p.x * 2}'],
    ['a == 1 && b == 2', '({a == 1} and {b == 2})'],
    ['a || b && c', '({a} or ({b} and {c}))'],
    ['a && b || c', '(({a} and {b}) or {c})'],
    ['a || b || c', '(({a} or {b}) or {c})'],
    ['(a || b) && c', '(({a} or {b}) and {c})'],
    ['!a', 'not {a}'],
    ['!!a', 'not not {a}'],
    ['! a == 1', 'not {a == 1}'],
    ['!(a == 1 && b)', 'not ({a == 1} and {b})'],
    ['!a && b', '(not {a} and {b})'],
    ['(a + b) * 2 == c', '{(a + b) * 2 == c}'],
    ['(a)', '{a}'],
    ['((a == b))', '{a == b}'],
    ['(a + b) == (c)', '{a + b == c}'],
    ['((a + b) == 2) || (c)', '({a + b == 2} or {c})'],
    ['&p.x == q', '{&p.x == q}'],
    ['&p == q && &r == q', '({&p == q} and {&r == q})'],
    ['(a && b)', '({a} and {b})'],
    ['(&&p) == q', '{&&p == q}'],
    ['(a) && &p', '({a} and {&p})'],
    ['cast(x, Point*).y == 1', '{cast(x, Point*).y == 1}'],
    ["name == 'edge'", "{name == 'edge'}"],
    ['x == 0x10 // a comment', '{x == 0x10}'],
  ];
  for (const [text, expected] of good) {
    it(`takes ${text}`, () => assert.equal(show(parseCondition(text)), expected));
  }

  const wrong: readonly (readonly [string, string])[] = [
    ['', "Expected an expression instead of the end at column 1 of ''."],
    ['n =', "Unexpected '=' at column 3 of 'n ='."],
    ['n = 5', "Unexpected '=' at column 3 of 'n = 5'."],
    ['n ==', "Expected an expression instead of the end at column 5 of 'n =='."],
    ['n < 5 < 6', "Comparisons are joined by '&&': unexpected '<' at column 7 of 'n < 5 < 6'."],
    ['(a == b) + 1', "Unexpected '+' at column 10 of '(a == b) + 1'."],
    ['(a == b) == c', "Unexpected '==' at column 10 of '(a == b) == c'."],
    ['a & b', "Unexpected '&' at column 3 of 'a & b'."],
    ['a & & b', "Unexpected '&' at column 3 of 'a & & b'."],
    ['a and b', "Unexpected 'and' at column 3 of 'a and b'."],
    ['(a == b', "Expected ')' instead of the end at column 8 of '(a == b'."],
    ['[a == b]', "Expected ']' instead of '==' at column 4 of '[a == b]'."],
    ['n % 2 == 0', "Unexpected '%' at column 3 of 'n % 2 == 0'."],
    [
      'f(x) == 1',
      "'f' cannot be called, only names and their values are known here: '(' at column 2 of 'f(x) == 1'.",
    ],
  ];
  for (const [text, message] of wrong) {
    it(`refuses ${text}`, () => {
      assert.throws(
        () => parseCondition(text),
        (error: unknown) => error instanceof ExpressionSyntaxError && error.message === message,
      );
    });
  }

  it('refuses what is nested too deeply', () => {
    assert.throws(() => parseCondition(`${'!'.repeat(1000)}a`), /Nested too deeply/);
    assert.throws(() => parseCondition(`${'('.repeat(1000)}a == b${')'.repeat(1000)}`), /Nested too deeply/);
  });
});
