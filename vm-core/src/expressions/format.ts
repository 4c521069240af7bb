import type { CairoType } from './cairo-type.ts';
import type { Expression, ExpressionOf } from './expression.ts';

/** The type as Cairo text. */
export function formatType(type: CairoType): string {
  switch (type.kind) {
    case 'felt':
    case 'codeoffset':
      return type.kind;
    case 'pointer':
      return `${formatType(type.pointee)}*`;
    case 'struct':
      return type.name;
    case 'tuple': {
      const members = type.members.map(({ name, type: member }) =>
        name === undefined ? formatType(member) : `${name}: ${formatType(member)}`,
      );
      return inParentheses(members, type.members[0]?.name);
    }
  }
}

/** How tightly a text holds together (cairo-lang, python/expression_string.py). */
const LOWEST = 0;
const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const ADDRESS = 4;
const HIGHEST = 5;

/**
 * The expression as Cairo text, exactly as cairo-lang formats it. It writes no parentheses in `a + (b + c)`, so that
 * such a sum is not the same expression when it is parsed again, only one of the same value.
 */
export function formatExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text ?? expression.value.toString();
    case 'register':
      return expression.register;
    case 'identifier':
      return expression.name;
    case 'operator':
      return formatOperator(expression);
    case 'negate':
      return `-${inside(expression.operand, ADDRESS)}`;
    case 'address-of':
      return `&${inside(expression.operand, ADDRESS)}`;
    case 'deref':
      return `[${formatExpression(expression.address)}]`;
    case 'subscript':
      return `${inside(expression.base, HIGHEST)}[${formatExpression(expression.index)}]`;
    case 'member':
      return `${inside(expression.base, HIGHEST)}.${expression.member}`;
    case 'cast':
      return `cast(${formatExpression(expression.operand)}, ${formatType(expression.type)})`;
    case 'tuple': {
      const members = expression.members.map(({ name, value }) =>
        name === undefined ? formatExpression(value) : `${name}=${formatExpression(value)}`,
      );
      return inParentheses(members, expression.members[0]?.name);
    }
  }
}

function formatOperator({ operator, left, right }: ExpressionOf<'operator'>): string {
  switch (operator) {
    case '+':
      return `${inside(left, SUM)} + ${inside(right, SUM)}`;
    case '-':
      return `${inside(left, SUM)} - ${inside(right, PRODUCT)}`;
    case '*':
      return `${inside(left, PRODUCT)} * ${inside(right, PRODUCT)}`;
    case '/':
      return `${inside(left, PRODUCT)} / ${inside(right, POWER)}`;
    case '**':
      return `${inside(left, HIGHEST)} ** ${inside(right, HIGHEST)}`;
  }
}

/** The text, in parentheses if it does not hold together at least as tightly as asked for. */
function inside(part: Expression, least: number): string {
  const text = formatExpression(part);
  return tightness(part) < least ? `(${text})` : text;
}

function tightness(expression: Expression): number {
  switch (expression.kind) {
    case 'number':
      return expression.value < 0n ? LOWEST : HIGHEST;
    case 'operator':
      if (expression.operator === '**') return POWER;
      return expression.operator === '+' || expression.operator === '-' ? SUM : PRODUCT;
    case 'negate':
      // The loosest, so that it stands in parentheses wherever something else is around it.
      return LOWEST;
    case 'address-of':
      return ADDRESS;
    default:
      return HIGHEST;
  }
}

/** A tuple. Its only member needs a comma after it, or a name, to be more than something in parentheses. */
function inParentheses(members: readonly string[], firstName: string | undefined): string {
  return `(${members.join(', ')}${members.length === 1 && firstName === undefined ? ',' : ''})`;
}
