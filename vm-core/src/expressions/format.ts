import type { CairoType } from './cairo-type.ts';
import type { Expression } from './expression.ts';

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
      // One unnamed member needs a comma, or it would be in parentheses only.
      const [only] = type.members;
      return `(${members.join(', ')}${type.members.length === 1 && only?.name === undefined ? ',' : ''})`;
    }
  }
}

const SUM = 1;
const PRODUCT = 2;
const UNARY = 3;
const POWER = 4;
const POSTFIX = 5;

function precedence(expression: Expression): number {
  switch (expression.kind) {
    case 'operator':
      if (expression.operator === '**') return POWER;
      return expression.operator === '+' || expression.operator === '-' ? SUM : PRODUCT;
    case 'negate':
    case 'address-of':
      return UNARY;
    default:
      return POSTFIX;
  }
}

/** The expression as Cairo text, with the parentheses that it needs. */
export function formatExpression(expression: Expression): string {
  const inside = (part: Expression, least: number): string =>
    precedence(part) < least ? `(${formatExpression(part)})` : formatExpression(part);
  switch (expression.kind) {
    case 'number':
      return expression.value.toString();
    case 'register':
      return expression.register;
    case 'identifier':
      return expression.name;
    case 'operator': {
      const { operator, left, right } = expression;
      if (operator === '**') return `${inside(left, POSTFIX)} ** ${inside(right, POWER)}`;
      const own = precedence(expression);
      // `fp + (-3)` is how cairo-lang writes it.
      const isNegative = right.kind === 'negate';
      return `${inside(left, own)} ${operator} ${isNegative ? `(${formatExpression(right)})` : inside(right, own + 1)}`;
    }
    case 'negate':
      return `-${inside(expression.operand, UNARY)}`;
    case 'address-of':
      return `&${inside(expression.operand, UNARY)}`;
    case 'deref':
      return `[${formatExpression(expression.address)}]`;
    case 'subscript':
      return `${inside(expression.base, POSTFIX)}[${formatExpression(expression.index)}]`;
    case 'member':
      return `${inside(expression.base, POSTFIX)}.${expression.member}`;
    case 'cast':
      return `cast(${formatExpression(expression.operand)}, ${formatType(expression.type)})`;
    case 'tuple':
      return `(${expression.members.map(formatExpression).join(', ')}${expression.members.length === 1 ? ',' : ''})`;
  }
}
