import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ADDITION, MULTIPLICATION, type ModOperation } from './mod-operation.ts';
import { NUMBER_BOUND } from './mod-words.ts';

const number = fc.oneof(fc.bigInt({ min: 0n, max: NUMBER_BOUND - 1n }), fc.bigInt({ min: 0n, max: 20n }));
const modulus = fc.oneof(fc.bigInt({ min: 1n, max: NUMBER_BOUND - 1n }), fc.bigInt({ min: 1n, max: 20n }));

/** Is `value` the least number that goes with `known` to `result`? */
function isLeast(operation: ModOperation, known: bigint, result: bigint, p: bigint, value: bigint): boolean {
  const fits = (operand: bigint): boolean => {
    const difference = operation.combine(known, operand) - result;
    return difference >= 0n && difference % p === 0n && difference / p < operation.bound;
  };
  return value >= 0n && fits(value) && !(value >= p && fits(value - p));
}

describe('the operand that an operation lacks', () => {
  it('is the least of those that there are, of additions', () => {
    fc.assert(
      fc.property(number, number, modulus, (known, result, p) => {
        if (known > result + p) {
          assert.throws(() => ADDITION.operand(known, result, p), {
            message: `add_mod builtin: addend greater than sum + p: ${known} > ${result} + ${p}.`,
          });
          return;
        }
        const { value, isNullifier } = ADDITION.operand(known, result, p);
        assert.equal(isNullifier, false);
        assert.ok(isLeast(ADDITION, known, result, p, value));
      }),
    );
  });

  it('is the least of those that there are, of multiplications, or proves that there is no inverse', () => {
    fc.assert(
      fc.property(number, number, modulus, (known, result, p) => {
        if (known === 0n && p === 1n) return;
        const { value, isNullifier } = MULTIPLICATION.operand(known, result, p);
        if (isNullifier) {
          assert.ok(value > 0n && value < p);
          assert.equal((value * known) % p, 0n);
        } else {
          assert.ok(isLeast(MULTIPLICATION, known, result, p, value));
        }
      }),
    );
  });

  it('cannot be told modulo 0', () => {
    assert.throws(() => MULTIPLICATION.operand(0n, 5n, 0n), {
      pythonClass: 'ZeroDivisionError',
      message: 'integer division or modulo by zero',
    });
    assert.throws(() => MULTIPLICATION.operand(1n, 5n, 0n), { message: 'integer modulo by zero' });
    // Zero has an inverse modulo 1, and 5 lies above its multiples.
    assert.throws(() => MULTIPLICATION.operand(0n, 5n, 1n), {
      message: 'integer division or modulo by zero',
    });
  });
});
