import { FELT, type CairoType } from '../expressions/cairo-type.ts';
import type { Expression, ExpressionOf, TextSpan } from '../expressions/expression.ts';
import { formatType } from '../expressions/format.ts';
import type { Program } from '../program/program.ts';
import { dot, subscript } from './member-access.ts';
import { typeError } from './name-error.ts';
import { cannotCast, checkCast, type CastRule } from './type-casts.ts';
import type { Typed } from './typed.ts';

/**
 * Replaces casts, members, subscripts and `&` by numbers, registers, operators, dereferences and tuples, and finds the
 * type (cairo-lang, compiler/type_system_visitor.py, simplify_type_system). Types in the expression are full names.
 * @throws NameError if the types do not fit, or a name is left in the expression
 */
export function simplifyTypes(
  program: Program,
  expression: Expression,
  castRule: CastRule = 'explicit',
): Typed {
  const visit = (part: Expression): Typed => simplifyTypes(program, part, castRule);
  const { location } = expression;
  switch (expression.kind) {
    case 'number':
    case 'register':
      return { value: expression, type: FELT };
    case 'identifier':
      throw typeError(`Identifier '${expression.name}' is not allowed in this context.`, location);
    case 'operator':
      return operator(expression, visit(expression.left), visit(expression.right));
    case 'negate':
      return negate(expression, visit(expression.operand));
    case 'address-of': {
      const { value, type } = visit(expression.operand);
      if (value.kind !== 'deref') throw typeError('Expression has no address.', value.location);
      return { value: value.address, type: { kind: 'pointer', pointee: type } };
    }
    case 'deref':
      return dereference(expression, visit(expression.address));
    case 'subscript':
      return subscript(program, visit(expression.base), visit(expression.index), location);
    case 'member':
      return dot(program, visit(expression.base), expression.member, location);
    case 'cast': {
      const { value, type } = visit(expression.operand);
      const cast = { expression: value, from: type, to: expression.type, rule: castRule, location };
      if (!checkCast(program, cast)) throw cannotCast(type, expression.type, location);
      // The cast goes, its place stays.
      return { value: at(value, location), type: expression.type };
    }
    case 'tuple': {
      const members = expression.members.map(({ name, value }) => ({ name, ...visit(value) }));
      return {
        value: { ...expression, members: members.map(({ value }) => ({ name: undefined, value })) },
        type: { kind: 'tuple', members: members.map(({ name, type }) => ({ name, type })) },
      };
    }
  }
}

/** The expression with another place in a text, or none. */
export function at(expression: Expression, location: TextSpan | undefined): Expression {
  if (expression.location === location) return expression;
  if (location !== undefined) return { ...expression, location };
  const nowhere = { ...expression };
  delete nowhere.location;
  return nowhere;
}

function operator(expression: ExpressionOf<'operator'>, left: Typed, right: Typed): Typed {
  const type = operatorType(expression.operator, left.type, right.type);
  if (type === undefined) {
    throw typeError(
      `Operator '${expression.operator}' is not implemented for types ` +
        `'${formatType(left.type)}' and '${formatType(right.type)}'.`,
      expression.location,
    );
  }
  return { value: { ...expression, left: left.value, right: right.value }, type };
}

/** undefined: there is no such operator. */
function operatorType(operator: string, left: CairoType, right: CairoType): CairoType | undefined {
  if (left.kind === 'felt' && right.kind === 'felt') return FELT;
  const isSum = operator === '+' || operator === '-';
  if (left.kind === 'pointer' && right.kind === 'felt' && isSum) return left;
  if (left.kind === 'felt' && right.kind === 'pointer' && operator === '+') return right;
  if (operator !== '-' || left.kind !== right.kind) return undefined;
  if (left.kind === 'codeoffset') return FELT;
  const isSame = left.kind === 'pointer' && formatType(left) === formatType(right);
  return isSame ? FELT : undefined;
}

function negate(expression: ExpressionOf<'negate'>, { value, type }: Typed): Typed {
  if (type.kind === 'felt') return { value: { ...expression, operand: value }, type };
  throw typeError(`Unary '-' is not supported for type '${formatType(type)}'.`, expression.location);
}

function dereference(expression: ExpressionOf<'deref'>, { value, type }: Typed): Typed {
  const cell = { ...expression, address: value };
  if (type.kind === 'felt') return { value: cell, type };
  if (type.kind === 'pointer') return { value: cell, type: type.pointee };
  throw typeError(`Cannot dereference type '${formatType(type)}'.`, expression.location);
}
