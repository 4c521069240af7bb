import { FELT, type CairoType } from '../expressions/cairo-type.ts';
import type { Expression } from '../expressions/expression.ts';
import { formatExpression, formatType } from '../expressions/format.ts';
import type { NameSite, Program } from '../program/program.ts';
import { IdentifierTree } from './identifier-tree.ts';
import { NameError } from './name-error.ts';
import { referenceAt, valueAtSite } from './resolve.ts';
import { memberOf, resolveType, sizeOf } from './types.ts';

/** An expression of numbers, ap, fp, operators and dereferences only, and its type. */
export interface Lowered {
  readonly value: Expression;
  readonly type: CairoType;
}

const number = (value: number): Expression => ({ kind: 'number', value: BigInt(value) });
const plus = (left: Expression, right: Expression): Expression => ({
  kind: 'operator',
  operator: '+',
  left,
  right,
});
const typeError = (message: string): NameError =>
  new NameError('starkware.cairo.lang.compiler.type_system_visitor.CairoTypeError', message);

/**
 * Resolves names, members, subscripts and casts (cairo-lang, compiler/type_system_visitor.py).
 * @throws NameError if a name is unknown, or the types do not fit.
 */
export function lower(program: Program, site: NameSite, expression: Expression): Lowered {
  const visit = (part: Expression): Lowered => lower(program, site, part);
  switch (expression.kind) {
    case 'number':
    case 'register':
      return { value: expression, type: FELT };
    case 'identifier':
      return lowerName(program, site, expression.name);
    case 'operator':
      return lowerOperator(expression, visit(expression.left), visit(expression.right));
    case 'negate':
      return { value: { kind: 'negate', operand: visit(expression.operand).value }, type: FELT };
    case 'cast':
      return { value: visit(expression.operand).value, type: resolveCast(program, site, expression.type) };
    case 'deref':
      return dereference(visit(expression.address));
    case 'address-of': {
      const { value, type } = visit(expression.operand);
      if (value.kind !== 'deref')
        throw typeError(`'${formatExpression(expression.operand)}' has no address.`);
      return { value: value.address, type: { kind: 'pointer', pointee: type } };
    }
    case 'subscript': {
      const base = visit(expression.base);
      if (base.type.kind !== 'pointer')
        throw typeError(`Cannot apply subscript to type '${formatType(base.type)}'.`);
      const size = number(sizeOf(program, base.type.pointee));
      const index = visit(expression.index).value;
      const distance: Expression = { kind: 'operator', operator: '*', left: index, right: size };
      return dereference({ value: plus(base.value, distance), type: base.type });
    }
    case 'member':
      return member(program, visit(expression.base), expression.member);
    case 'tuple':
      throw typeError('Tuples cannot be evaluated here.');
  }
}

function lowerName(program: Program, site: NameSite, name: string): Lowered {
  const found = IdentifierTree.of(program).search(site.accessibleScopes, name);
  const { identifier, fullName, rest } = found;
  switch (identifier.type) {
    case 'const':
      return { value: { kind: 'number', value: identifier.value }, type: FELT };
    case 'label':
    case 'function':
      return { value: number(identifier.pc), type: { kind: 'codeoffset' } };
    case 'reference': {
      const value = valueAtSite(referenceAt(program, site, fullName), site, fullName);
      return rest.reduce((base, part) => member(program, base, part), lower(program, site, value));
    }
    case 'struct': {
      const [part] = rest;
      if (part === 'SIZE') return { value: number(identifier.size), type: FELT };
      if (part !== undefined)
        return {
          value: number(memberOf(program, { kind: 'struct', name: fullName }, part).offset),
          type: FELT,
        };
      throw typeError(`'${fullName}' is a struct. Ask for '${name}.SIZE' or for the offset of a member.`);
    }
    default:
      throw typeError(`'${fullName}' is ${identifier.type}, which has no value.`);
  }
}

/** Type names in references are full names; those that a person types are looked up from the site. */
function resolveCast(program: Program, site: NameSite, type: CairoType): CairoType {
  switch (type.kind) {
    case 'pointer':
      return { kind: 'pointer', pointee: resolveCast(program, site, type.pointee) };
    case 'struct': {
      const scopes = ['', ...site.accessibleScopes];
      const { fullName } = IdentifierTree.of(program).search(scopes, type.name);
      return resolveType(program, { kind: 'struct', name: fullName });
    }
    default:
      return resolveType(program, type);
  }
}

function lowerOperator(
  expression: Extract<Expression, { kind: 'operator' }>,
  left: Lowered,
  right: Lowered,
): Lowered {
  const { operator } = expression;
  const value: Expression = { kind: 'operator', operator, left: left.value, right: right.value };
  const isPointer = (side: Lowered): boolean => side.type.kind === 'pointer';
  if (isPointer(left) && isPointer(right) && operator === '-') return { value, type: FELT };
  if (isPointer(left) && !isPointer(right) && (operator === '+' || operator === '-')) {
    return { value, type: left.type };
  }
  if (!isPointer(left) && isPointer(right) && operator === '+') return { value, type: right.type };
  for (const { type } of [left, right]) {
    if (type.kind === 'pointer' || type.kind === 'struct' || type.kind === 'tuple') {
      throw typeError(
        `Operator '${operator}' is not implemented for types '${formatType(left.type)}' and '${formatType(right.type)}'.`,
      );
    }
  }
  return { value, type: FELT };
}

function dereference({ value, type }: Lowered): Lowered {
  if (type.kind === 'pointer') return { value: { kind: 'deref', address: value }, type: type.pointee };
  if (type.kind === 'felt') return { value: { kind: 'deref', address: value }, type: FELT };
  throw typeError(`Cannot dereference type '${formatType(type)}'.`);
}

function member(program: Program, base: Lowered, name: string): Lowered {
  const isPointer = base.type.kind === 'pointer';
  const struct = base.type.kind === 'pointer' ? base.type.pointee : base.type;
  const { offset, type } = memberOf(program, struct, name);
  const start = isPointer ? base.value : base.value.kind === 'deref' ? base.value.address : undefined;
  if (start === undefined) throw typeError(`Member '${name}' of a value without an address cannot be read.`);
  return { value: { kind: 'deref', address: plus(start, number(offset)) }, type: resolveType(program, type) };
}
