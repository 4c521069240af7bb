import { PythonError } from '../../errors/python-error.ts';
import { invertModulo } from '../stark-curve.ts';
import { NUMBER_BOUND } from './mod-words.ts';

/** An operand that was missing. */
export interface Operand {
  readonly value: bigint;
  /** The known operand has no inverse: `value` is not 0, and the product of both is 0 modulo p. */
  readonly isNullifier: boolean;
}

/** What a circuit builtin computes: `combine(a, b) = c + k * p` with 0 <= k < `bound`. */
export interface ModOperation {
  /** As Python prints the function. */
  readonly text: string;
  readonly bound: bigint;
  combine(a: bigint, b: bigint): bigint;
  /**
   * The least operand that goes with `known` to `result` modulo p.
   * @throws Error with cairo-lang's text if there is none
   */
  operand(known: bigint, result: bigint, p: bigint): Operand;
}

export const ADDITION: ModOperation = {
  text: '<built-in function add>',
  bound: 2n,
  combine: (a, b) => a + b,
  operand(known, result, p) {
    if (known > result + p) {
      throw new Error(`add_mod builtin: addend greater than sum + p: ${known} > ${result} + ${p}.`);
    }
    return { value: known <= result ? result - known : result + p - known, isNullifier: false };
  },
};

export const MULTIPLICATION: ModOperation = {
  text: '<built-in function mul>',
  bound: NUMBER_BOUND,
  combine: (a, b) => a * b,
  operand(known, result, p) {
    const divisor = greatestDivisor(known, p);
    if (divisor === 0n) throw divisionByZero();
    if (divisor !== 1n) return { value: p / divisor, isNullifier: true };
    if (p === 0n) throw new PythonError('ZeroDivisionError', 'integer modulo by zero');
    const least = (result * invertModulo(known, p)) % p;
    const multiples = (known * least - result) / p;
    if (multiples >= 0n) return { value: least, isNullifier: false };
    // `result` is above `known` times `least`: the next multiples of p make up for it.
    if (known === 0n) throw divisionByZero();
    const more = (known - 1n - multiples) / known;
    return { value: least + p * more, isNullifier: false };
  },
};

function divisionByZero(): PythonError {
  return new PythonError('ZeroDivisionError', 'integer division or modulo by zero');
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
