import assert from 'node:assert/strict';
import { formatExpression, formatType } from '../expressions/format.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { parseType } from '../expressions/parse-type.ts';
import { ExpressionSyntaxError } from '../expressions/syntax-error.ts';
import { Relocatable } from '../relocatable.ts';
import { addressText } from '../vm/arithmetic.ts';
import { evaluateReference } from './evaluate.ts';
import {
  assertSame,
  attempt,
  MEMORY,
  readGoldens,
  readNames,
  REGISTERS,
  type Comparison,
} from './fixtures/goldens.ts';
import { evaluatorError } from './name-error.ts';
import { simplifyTypes } from './type-system.ts';

interface Golden {
  readonly text: string;
  /** Missing: the text is no expression. */
  readonly formatted?: string;
  readonly type_error?: string;
  readonly simplified?: string;
  readonly type?: string;
  readonly value?: string;
}

/** Where cairo-lang stops and this project goes on: powers, members of values that stand in no memory. */
const GOES_ON =
  /ExpressionEvaluator.__init__\(\) missing|Accessing struct\/tuple members for r-value structs is not supported/;
/** cairo-lang's text ends in the name of a class of its own. */
const CONSTANT_OFFSETS = /(supports only constant offsets).*/s;

describe('expressions', () => {
  const program = readNames();
  const goldens = readGoldens('expressions') as readonly Golden[];

  it('are refused where cairo-lang refuses them', () => {
    for (const { text, formatted } of goldens) {
      if (formatted === undefined) assert.throws(() => parseExpression(text), ExpressionSyntaxError, text);
    }
  });

  it('are formatted as cairo-lang does', () => {
    assertSame(
      goldens.flatMap(({ text, formatted }): Comparison[] =>
        formatted === undefined ? [] : [[text, formatExpression(parseExpression(text)), formatted]],
      ),
    );
  });

  it('have the types that they have in cairo-lang', () => {
    assertSame(
      goldens.flatMap(({ text, simplified, type }): Comparison[] => {
        if (simplified === undefined) return [];
        const typed = simplifyTypes(program, parseExpression(text));
        return [
          [text, `${formatExpression(typed.value)}: ${formatType(typed.type)}`, `${simplified}: ${type}`],
        ];
      }),
    );
  });

  it('are refused for their types with the texts of cairo-lang', () => {
    assertSame(
      goldens.flatMap(({ text, type_error: error }): Comparison[] => {
        if (error === undefined || GOES_ON.test(error)) return [];
        const own = attempt(() => formatType(simplifyTypes(program, parseExpression(text)).type));
        return [[text, own.replace(CONSTANT_OFFSETS, '$1'), error.replace(CONSTANT_OFFSETS, '$1')]];
      }),
    );
  });

  it('have the values and errors that they have in cairo-lang', () => {
    assertSame(
      goldens.flatMap(({ text, value }): Comparison[] =>
        value === undefined || GOES_ON.test(value) ? [] : [[text, attempt(() => evaluate(text)), value]],
      ),
    );
  });

  it('may be powers', () => {
    assert.equal(evaluate('2 ** 3 ** 2'), '512');
    assert.equal(evaluate('([fp] * 0 + 3) ** (1 + 1)'), '9');
    assert.equal(evaluate('[fp] ** 0'), '1');
    assert.match(
      attempt(() => evaluate('1 + 2 ** (-1)')),
      /SimplifierError: :1:5: Power is not supported with a negative exponent/,
    );
  });

  it('may be members of a value that stands in no memory', () => {
    assert.equal(evaluate('cast((7, (x=8, y=9)), (a: felt, b: (x: felt, y: felt))).b.y'), '9');
    assert.equal(evaluate('cast((7, 8), shapes.Point).y'), '8');
  });

  function evaluate(text: string): string {
    const { value } = simplifyTypes(program, parseExpression(text));
    // The evaluator sees the expression without its casts, so that cells are felts for it.
    const { type } = simplifyTypes(program, value);
    if (type.kind !== 'felt' && type.kind !== 'pointer' && type.kind !== 'tuple') {
      throw evaluatorError(`Unable to evaluate expression of type '${formatType(type)}'.`);
    }
    const result = evaluateReference(value, REGISTERS, MEMORY);
    // cairo-lang keeps offsets below 0 modulo the prime.
    return result instanceof Relocatable ? addressText(result) : String(result);
  }
});

describe('types', () => {
  const goldens = readGoldens('types') as readonly Golden[];

  it('are formatted as cairo-lang does', () => {
    assertSame(
      goldens.flatMap(({ text, formatted }): Comparison[] =>
        formatted === undefined ? [] : [[text, formatType(parseType(text)), formatted]],
      ),
    );
  });

  it('are refused where cairo-lang refuses them', () => {
    for (const { text, formatted } of goldens) {
      if (formatted === undefined) assert.throws(() => parseType(text), ExpressionSyntaxError, text);
    }
  });
});
