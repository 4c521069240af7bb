import type { Expression, ExpressionOf } from '../expressions/expression.ts';
import { toFelt } from '../felt.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { evaluateReference, type EvaluationRegisters, type ReadableMemory } from './evaluate.ts';

/** The value of an expression; undefined if it has none (an unknown cell, a number for an address…). */
export type Evaluator = (registers: EvaluationRegisters, memory: ReadableMemory) => CellValue | undefined;

/**
 * Makes a quick evaluator of an expression without names. Nearly all are a register and a number, or a cell
 * found by them, and those are worth a closure of their own: they are evaluated for every run of a hint.
 */
export function makeEvaluator(expression: Expression): Evaluator {
  const place = registerPlusNumber(expression);
  if (place) {
    const { register, offset } = place;
    if (offset === 0) return registers => registers[register];
    return registers => registers[register].add(offset);
  }
  if (expression.kind === 'deref') {
    const address = makeEvaluator(expression.address);
    return (registers, memory) => {
      const at = address(registers, memory);
      return at instanceof Relocatable ? memory.get(at) : undefined;
    };
  }
  const sum = valuePlusNumber(expression);
  if (sum) return sum;
  return (registers, memory) => {
    try {
      return evaluateReference(expression, registers, memory);
    } catch {
      // Why not is found out when the hint really uses the value.
      return undefined;
    }
  };
}

/** `[…] + 2`: a member of what a pointer in memory leads to. */
function valuePlusNumber(expression: Expression): Evaluator | undefined {
  if (expression.kind === 'cast') return valuePlusNumber(expression.operand);
  if (expression.kind !== 'operator') return undefined;
  const offset = offsetOf(expression);
  if (offset === undefined) return undefined;
  const base = makeEvaluator(expression.left);
  return (registers, memory) => {
    const value = base(registers, memory);
    if (value instanceof Relocatable) return value.add(offset);
    return value === undefined ? undefined : toFelt(value + BigInt(offset));
  };
}

function registerPlusNumber(
  expression: Expression,
): { readonly register: 'ap' | 'fp'; readonly offset: number } | undefined {
  if (expression.kind === 'cast') return registerPlusNumber(expression.operand);
  if (expression.kind === 'register') return { register: expression.register, offset: 0 };
  if (expression.kind !== 'operator') return undefined;
  const left = registerPlusNumber(expression.left);
  const offset = offsetOf(expression);
  if (left === undefined || offset === undefined) return undefined;
  return { register: left.register, offset: left.offset + offset };
}

/** What is added on the right, if it is a number. */
function offsetOf({ operator, right }: ExpressionOf<'operator'>): number | undefined {
  const sign = operator === '+' ? 1 : operator === '-' ? -1 : 0;
  const number = numberOf(right);
  return sign === 0 || number === undefined ? undefined : sign * number;
}

function numberOf(expression: Expression): number | undefined {
  const value =
    expression.kind === 'number'
      ? expression.value
      : expression.kind === 'negate' && expression.operand.kind === 'number'
        ? -expression.operand.value
        : undefined;
  return value !== undefined && value > -(2n ** 31n) && value < 2n ** 31n ? Number(value) : undefined;
}
