import type { Expression } from '../expressions/expression.ts';

/** The value of an expression of numbers only, not reduced by any prime; undefined for all others. */
export function constantValue(expression: Expression): bigint | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'negate') {
    const value = constantValue(expression.operand);
    return value === undefined ? undefined : -value;
  }
  if (expression.kind !== 'operator') return undefined;
  const left = constantValue(expression.left);
  const right = constantValue(expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      return undefined;
  }
}
