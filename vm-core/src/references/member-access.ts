import type { CairoType } from '../expressions/cairo-type.ts';
import type { Expression, TextSpan } from '../expressions/expression.ts';
import { formatType } from '../expressions/format.ts';
import type { Program } from '../program/program.ts';
import { constantValue } from './constant-value.ts';
import { NameError, typeError } from './name-error.ts';
import type { Typed } from './typed.ts';
import { getStruct, sizeOf } from './types.ts';

/** A member of a struct or tuple type: its position among the members, and its offset in cells. */
interface Place {
  readonly index: number;
  readonly offset: number;
  readonly type: CairoType;
}

type Location = TextSpan | undefined;

/**
 * `base.name`, where the base is a struct or a named tuple, or a pointer to one.
 * @throws NameError if it has no such member
 */
export function dot(program: Program, base: Typed, name: string, location: Location): Typed {
  const isPointer = base.type.kind === 'pointer';
  const type = base.type.kind === 'pointer' ? base.type.pointee : base.type;
  if (type.kind !== 'struct' && type.kind !== 'tuple') {
    const what = isPointer ? 'pointer-to-non-struct' : 'non-struct';
    throw typeError(`Cannot apply dot-operator to ${what} type '${formatType(base.type)}'.`, location);
  }
  const place = asTypeError(location, () =>
    type.kind === 'struct'
      ? structMember(program, type.name, name, location)
      : tupleMember(program, type, name, location),
  );
  if (isPointer) return { value: cell(base.value, place.offset, location), type: place.type };
  return part(base.value, place, location);
}

/**
 * `base[index]`, where the base is a pointer, or a tuple and the index a constant.
 * @throws NameError if the types do not fit
 */
export function subscript(program: Program, base: Typed, index: Typed, location: Location): Typed {
  const { type } = base;
  if (type.kind !== 'tuple' && type.kind !== 'pointer') {
    throw typeError(
      `Cannot apply subscript-operator to non-pointer, non-tuple type '${formatType(type)}'.`,
      location,
    );
  }
  if (index.type.kind !== 'felt') {
    throw typeError(
      `Cannot apply subscript-operator with offset of non-felt type '${formatType(index.type)}'.`,
      index.value.location,
    );
  }
  if (type.kind === 'tuple') {
    return part(base.value, tupleItem(program, type.members, index.value, location), location);
  }
  const size = asTypeError(location, () => sizeOf(program, type.pointee));
  const distance: Expression = { kind: 'operator', operator: '*', left: index.value, right: number(size) };
  const address: Expression = { kind: 'operator', operator: '+', left: base.value, right: distance };
  return { value: located({ kind: 'deref', address }, location), type: type.pointee };
}

function structMember(program: Program, struct: string, name: string, location: Location): Place {
  const { members } = getStruct(program, struct);
  const member = members.get(name);
  if (member === undefined) {
    throw typeError(`Member '${name}' does not appear in definition of struct '${struct}'.`, location);
  }
  return { index: [...members.keys()].indexOf(name), offset: member.offset, type: member.cairoType };
}

function tupleMember(
  program: Program,
  tuple: Extract<CairoType, { kind: 'tuple' }>,
  name: string,
  location: Location,
): Place {
  if (tuple.members.some(member => member.name === undefined)) {
    throw typeError(`Cannot apply dot-operator to unnamed tuple type '${formatType(tuple)}'.`, location);
  }
  const index = tuple.members.findIndex(member => member.name === name);
  const member = tuple.members[index];
  if (member === undefined) {
    const text = `Member '${name}' does not appear in definition of tuple type '${formatType(tuple)}'.`;
    throw typeError(text, location);
  }
  const before = tuple.members.slice(0, index);
  return { index, offset: sizeOf(program, { kind: 'tuple', members: before }), type: member.type };
}

function tupleItem(
  program: Program,
  members: Extract<CairoType, { kind: 'tuple' }>['members'],
  index: Expression,
  location: Location,
): Place {
  const value = constantValue(index);
  if (value === undefined) {
    throw typeError('Subscript-operator for tuples supports only constant offsets.', index.location);
  }
  const at = value >= 0n && value < members.length ? Number(value) : -1;
  const member = members[at];
  if (member === undefined) {
    throw typeError(`Tuple index ${value} is out of range [0, ${members.length}).`, location);
  }
  const before = members.slice(0, at);
  return { index: at, offset: sizeOf(program, { kind: 'tuple', members: before }), type: member.type };
}

/** A part of a struct or tuple that stands in cells, or whose parts are told one by one. */
function part(whole: Expression, { index, offset, type }: Place, location: Location): Typed {
  if (whole.kind === 'deref') return { value: cell(whole.address, offset, location), type };
  const member = whole.kind === 'tuple' ? whole.members[index] : undefined;
  if (member === undefined) throw typeError('Expression has no address.', whole.location);
  return { value: located(member.value, location), type };
}

function cell(start: Expression, offset: number, location: Location): Expression {
  const address: Expression =
    offset === 0 ? start : { kind: 'operator', operator: '+', left: start, right: number(offset) };
  return located({ kind: 'deref', address }, location);
}

const number = (value: number): Expression => ({ kind: 'number', value: BigInt(value) });

const located = (expression: Expression, location: Location): Expression =>
  location === undefined ? expression : { ...expression, location };

/** Errors about a type become errors about the place where it is used. */
function asTypeError<T>(location: Location, find: () => T): T {
  try {
    return find();
  } catch (error) {
    throw error instanceof NameError ? typeError(error.reason, location) : error;
  }
}
