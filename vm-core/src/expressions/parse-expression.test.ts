import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CairoType } from './cairo-type.ts';
import type { Expression, TextSpan } from './expression.ts';
import { formatExpression, formatType } from './format.ts';
import { parseExpression } from './parse-expression.ts';
import { parseType } from './parse-type.ts';

const name = fc.constantFrom('x', 'y1', '_z', 'some_name', 'Point', 'applied', 'felts');
const dotted = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => parts.join('.'));

const { type } = fc.letrec<{ type: CairoType }>(tie => ({
  type: fc.oneof(
    { maxDepth: 4 },
    fc.constant<CairoType>({ kind: 'felt' }),
    fc.constant<CairoType>({ kind: 'codeoffset' }),
    dotted.map((full): CairoType => ({ kind: 'struct', name: full })),
    tie('type').map((pointee): CairoType => ({ kind: 'pointer', pointee })),
    fc
      .array(fc.record({ name: fc.option(name, { nil: undefined }), type: tie('type') }), { maxLength: 3 })
      .map((members): CairoType => ({ kind: 'tuple', members })),
  ),
}));

const number = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 252n }).map((value): Expression => ({ kind: 'number', value })),
  fc
    .bigInt({ min: 0n, max: 2n ** 64n })
    .map((value): Expression => ({ kind: 'number', value, text: `0x${value.toString(16)}` })),
);

/** Sums and products in them are told apart by their operands only if those on the right hold tighter. */
const isOne = (expression: Expression, ...operators: string[]): boolean =>
  expression.kind === 'operator' && operators.includes(expression.operator);

const { expression } = fc.letrec<{ expression: Expression }>(tie => ({
  expression: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    number,
    fc.constantFrom<Expression>({ kind: 'register', register: 'ap' }, { kind: 'register', register: 'fp' }),
    dotted.map((full): Expression => ({ kind: 'identifier', name: full })),
    fc
      .record({
        operator: fc.constantFrom('+', '-', '*', '/', '**' as const),
        left: tie('expression'),
        right: tie('expression'),
      })
      .filter(({ operator, right }) => operator !== '+' || !isOne(right, '+', '-'))
      .filter(({ operator, right }) => operator !== '*' || !isOne(right, '*', '/'))
      .map((parts): Expression => ({ kind: 'operator', ...parts })),
    tie('expression').map((operand): Expression => ({ kind: 'negate', operand })),
    tie('expression').map((operand): Expression => ({ kind: 'address-of', operand })),
    tie('expression').map((address): Expression => ({ kind: 'deref', address })),
    fc
      .record({ base: tie('expression'), index: tie('expression') })
      .map((parts): Expression => ({ kind: 'subscript', ...parts })),
    fc
      .record({ base: tie('expression').filter(base => base.kind !== 'identifier'), member: name })
      .map((parts): Expression => ({ kind: 'member', ...parts })),
    fc.record({ operand: tie('expression'), type }).map((parts): Expression => ({ kind: 'cast', ...parts })),
    fc
      .array(fc.record({ name: fc.option(name, { nil: undefined }), value: tie('expression') }), {
        maxLength: 3,
      })
      .map((members): Expression => ({ kind: 'tuple', members })),
  ),
}));

/** The expression without its places in the text, in a form that deepEqual compares. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === 'location' ? [] : [[key, plain(part)]])),
  );
}

describe('parsing and formatting', () => {
  it('of a formatted type gives the type again', () => {
    fc.assert(fc.property(type, given => assert.deepEqual(parseType(formatType(given)), plain(given))));
  });

  it('of a formatted expression gives the expression again', () => {
    fc.assert(
      fc.property(expression, given => {
        assert.deepEqual(plain(parseExpression(formatExpression(given))), plain(given));
      }),
      { numRuns: 500 },
    );
  });

  it('gives each part its place in the text', () => {
    fc.assert(
      fc.property(expression, given => {
        const text = formatExpression(given);
        for (const { location, part } of parts(parseExpression(text))) {
          assert.equal(location.text, text);
          const cut = text.slice(location.start, location.end);
          assert.deepEqual(plain(parseExpression(cut)), plain(part));
        }
      }),
    );
  });
});

function parts(value: unknown): { location: TextSpan; part: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => (key === 'location' ? [] : parts(part)));
  return 'location' in value ? [{ location: value.location as TextSpan, part: value }, ...inner] : inner;
}

describe('an expression', () => {
  it('may have comments and line breaks in it', () => {
    assert.equal(formatExpression(parseExpression('[\n  fp // the frame\n  + 1\n]')), '[fp + 1]');
  });

  it('may have short strings in it', () => {
    assert.deepEqual(plain(parseExpression("'ab'")), { kind: 'number', value: 0x6162n, text: "'ab'" });
    assert.deepEqual(plain(parseExpression("'a\\x00b'")), {
      kind: 'number',
      value: 0x610062n,
      text: "'a\\x00b'",
    });
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['', `Expected an expression instead of the end at column 1 of ''.`],
    ['fp +', `Expected an expression instead of the end at column 5 of 'fp +'.`],
    ['[fp', `Expected ']' instead of the end at column 4 of '[fp'.`],
    ['fp)', `Unexpected ')' at column 3 of 'fp)'.`],
    ['a # b', `Unexpected '#' at column 3 of 'a # b'.`],
    ['x.', `Expected a name instead of the end at column 3 of 'x.'.`],
    ['(1 2)', `Expected ',' or ')' instead of '2' at column 4 of '(1 2)'.`],
    ['cast(x, 5)', `Expected a type instead of '5' at column 9 of 'cast(x, 5)'.`],
    ["'abc", `A short string without an end at column 1 of ''abc'.`],
    ["'ü'", `Short strings consist of ASCII characters at column 1 of ''ü''.`],
    ['new T(1)', `'new' cannot be evaluated, only compiled: at column 1 of 'new T(1)'.`],
  ];
  for (const [text, message] of wrong) {
    it(`says what is wrong with ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseExpression(text), { name: 'ExpressionSyntaxError', message });
    });
  }

  it('says that it cannot call functions', () => {
    assert.throws(() => parseExpression('1 + f(2)'), /'f' cannot be called/);
  });

  it('may be long and deep, but not so much that it exhausts the stack', () => {
    assert.equal(formatExpression(parseExpression(`${'-'.repeat(100)}1`)).length, 299);
    assert.throws(() => parseExpression('['.repeat(100_000)), /Nested too deeply|5000 parts at most/);
    assert.throws(() => parseExpression(`${'('.repeat(1000)}1${')'.repeat(1000)}`), /Nested too deeply/);
    assert.throws(() => parseExpression(`1${' + 1'.repeat(5000)}`), /5000 parts at most/);
    assert.doesNotThrow(() => formatExpression(parseExpression(`1${' + 1'.repeat(2000)}`)));
    assert.throws(() => parseType('('.repeat(1000)), /Nested too deeply/);
  });
});
