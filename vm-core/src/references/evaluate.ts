import { PythonError } from '../errors/python-error.ts';
import { FELT, type CairoType } from '../expressions/cairo-type.ts';
import type { Expression, ExpressionOf, TextSpan } from '../expressions/expression.ts';
import { formatExpression, formatType } from '../expressions/format.ts';
import { toFelt } from '../felt.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { add, addressText, divide, subtract } from '../vm/arithmetic.ts';
import { constantValue } from './constant-value.ts';
import { assertionError, evaluatorError, NameError, simplifierError } from './name-error.ts';

export interface EvaluationRegisters {
  readonly ap: Relocatable;
  readonly fp: Relocatable;
}

export interface ReadableMemory {
  get(address: Relocatable): CellValue | undefined;
}

/** What Python (3.10 and later) says when a pointer should become a number. */
const NO_INVERSE =
  "int() argument must be a string, a bytes-like object or a real number, not 'RelocatableValue'";

/**
 * The value of an expression without names, members and subscripts (cairo-lang, compiler/expression_evaluator.py).
 * Powers have their value; cairo-lang stops at them with an internal error.
 * @throws NameError with cairo-lang's class and text: an unknown cell, arithmetic that pointers do not have
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
      return negate(visit(expression.operand));
    case 'deref':
      return read(memory, visit(expression.address), expression.location);
    case 'operator':
      if (expression.operator === '**') return power(expression, visit);
      return calculate(expression, visit(expression.left), visit(expression.right));
    case 'tuple':
      throw evaluatorError(
        `Unable to evaluate expression of type '${formatType(plainType(expression))}'.`,
        expression.location,
      );
    default:
      throw assertionError(`Unable to evaluate expression '${formatExpression(expression)}'.`);
  }
}

function read(memory: ReadableMemory, address: CellValue, location: TextSpan | undefined): CellValue {
  const value = address instanceof Relocatable ? memory.get(address) : undefined;
  if (value !== undefined) return value;
  const text = address instanceof Relocatable ? addressText(address) : address.toString();
  throw evaluatorError(`Unknown value for memory cell at address ${text}.`, location);
}

function calculate(
  { operator, right: divisor }: ExpressionOf<'operator'>,
  a: CellValue,
  b: CellValue,
): CellValue {
  if (operator === '+') return asPython(() => add(a, b));
  if (operator === '-') return asPython(() => subtract(a, b));
  if (operator === '/' && b === 0n) throw simplifierError('Division by zero.', divisor.location);
  if (a instanceof Relocatable || b instanceof Relocatable) {
    // To divide, Python multiplies by the inverse of the divisor.
    if (operator === '/' && b instanceof Relocatable) throw new NameError('TypeError', NO_INVERSE);
    throw unsupported('*', a, b);
  }
  return operator === '*' ? toFelt(a * b) : divide(a, b);
}

function negate(value: CellValue): CellValue {
  if (!(value instanceof Relocatable)) return toFelt(-value);
  throw new NameError('TypeError', "bad operand type for unary -: 'RelocatableValue'");
}

/** Exponents count as they are, not modulo the prime. */
function power(
  { left, right, location }: ExpressionOf<'operator'>,
  visit: (part: Expression) => CellValue,
): CellValue {
  const base = visit(left);
  const exponent = constantValue(right) ?? visit(right);
  if (base instanceof Relocatable || exponent instanceof Relocatable) throw unsupported('**', base, exponent);
  if (exponent < 0n) {
    throw simplifierError('Power is not supported with a negative exponent.', location);
  }
  let result = 1n;
  let square = base;
  for (let bits = exponent; bits > 0n; bits >>= 1n) {
    if (bits & 1n) result = toFelt(result * square);
    square = toFelt(square * square);
  }
  return result;
}

/** Errors of arithmetic as the exceptions that Python raises for them. */
function asPython(calculation: () => CellValue): CellValue {
  try {
    return calculation();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new NameError(error instanceof PythonError ? error.pythonClass : 'AssertionError', error.message);
  }
}

function unsupported(operator: string, a: CellValue, b: CellValue): NameError {
  const [left, right] = [a, b].map(value => (value instanceof Relocatable ? 'RelocatableValue' : 'int'));
  return new NameError('TypeError', `unsupported operand type(s) for ${operator}: '${left}' and '${right}'`);
}

/** The type of a tuple when the casts in it are gone. */
function plainType(expression: Expression): CairoType {
  if (expression.kind !== 'tuple') return FELT;
  const members = expression.members.map(({ name, value }) => ({ name, type: plainType(value) }));
  return { kind: 'tuple', members };
}
