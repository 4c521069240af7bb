import type { Expression } from '../expressions/expression.ts';
import { formatExpression } from '../expressions/format.ts';
import { toFelt } from '../felt.ts';
import { MemoryError } from '../errors/memory-error.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { add, divide, subtract } from '../vm/arithmetic.ts';
import { NameError } from './name-error.ts';

export interface EvaluationRegisters {
  readonly ap: Relocatable;
  readonly fp: Relocatable;
}

export interface ReadableMemory {
  get(address: Relocatable): CellValue | undefined;
}

const evaluatorError = (message: string): NameError =>
  new NameError('starkware.cairo.lang.compiler.expression_evaluator.ExpressionEvaluatorError', message);

/**
 * The value of an expression without names (cairo-lang, compiler/expression_evaluator.py).
 * @throws NameError with cairo-lang's text: an unknown cell, arithmetic that pointers do not have.
 */
export function evaluateReference(
  expression: Expression,
  registers: EvaluationRegisters,
  memory: ReadableMemory,
): CellValue {
  const visit = (part: Expression): CellValue => evaluateReference(part, registers, memory);
  switch (expression.kind) {
    case 'number':
      return toFelt(expression.value);
    case 'register':
      return registers[expression.register];
    case 'cast':
      return visit(expression.operand);
    case 'negate':
      return subtract(0n, visit(expression.operand));
    case 'deref':
      return read(memory, visit(expression.address));
    case 'operator':
      return calculate(expression.operator, visit(expression.left), visit(expression.right));
    default:
      throw evaluatorError(`Unable to evaluate expression '${formatExpression(expression)}'.`);
  }
}

function read(memory: ReadableMemory, address: CellValue): CellValue {
  const value = address instanceof Relocatable ? memory.get(address) : undefined;
  if (value === undefined) {
    throw evaluatorError(
      address instanceof Relocatable
        ? MemoryError.unknown(address).message
        : `Unknown value for memory cell at address ${address}.`,
    );
  }
  return value;
}

function calculate(operator: '+' | '-' | '*' | '/' | '**', left: CellValue, right: CellValue): CellValue {
  if (operator === '+') return add(left, right);
  if (operator === '-') return subtract(left, right);
  if (left instanceof Relocatable || right instanceof Relocatable) {
    throw evaluatorError(`Pointers have no operator '${operator}': ${left} ${operator} ${right}.`);
  }
  if (operator === '*') return toFelt(left * right);
  if (operator === '**') return power(left, right);
  if (right === 0n) {
    throw new NameError(
      'starkware.cairo.lang.compiler.expression_simplifier.SimplifierError',
      'Division by zero.',
    );
  }
  return divide(left, right);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let bits = exponent; bits > 0n; bits >>= 1n) {
    if (bits & 1n) result = toFelt(result * square);
    square = toFelt(square * square);
  }
  return result;
}
