import type { CairoType } from '../expressions/cairo-type.ts';
import type { Expression, TextSpan } from '../expressions/expression.ts';
import { formatType } from '../expressions/format.ts';
import type { Program } from '../program/program.ts';
import { typeError, type NameError } from './name-error.ts';
import { getStruct, sameType } from './types.ts';

/**
 * What a cast may do. `assign`: what happens without a cast too; `explicit`: what cast() may do in a program;
 * `lenient`: cells may be looked at as any struct or tuple as well.
 */
export type CastRule = 'assign' | 'explicit' | 'lenient';

type Members = readonly { readonly name: string | undefined; readonly type: CairoType }[];

/** A cast of an expression whose own types are resolved already. */
export interface Cast {
  readonly expression: Expression | undefined;
  readonly from: CairoType;
  readonly to: CairoType;
  readonly rule: CastRule;
  readonly location: TextSpan | undefined;
}

/** May the expression be cast? (cairo-lang, compiler/type_casts.py) @throws NameError if a member's type is why not */
export function checkCast(program: Program, { expression, from, to, rule, location }: Cast): boolean {
  const place = expression?.location ?? location;
  if (sameType(from, to)) return true;
  if (from.kind === 'pointer' && to.kind === 'pointer' && to.pointee.kind === 'felt') return true;
  const cast = { expression, from, to, rule, location: place };
  if (from.kind === 'tuple' && to.kind === 'tuple')
    return checkMembers(program, cast, from.members, to.members);
  if (rule === 'assign') return false;
  const isCell = (type: CairoType): boolean => type.kind === 'felt' || type.kind === 'pointer';
  if (isCell(from) && isCell(to)) return true;
  const isNumber = (type: CairoType): boolean => type.kind === 'felt' || type.kind === 'codeoffset';
  if (isNumber(from) && isNumber(to)) return true;
  if (from.kind === 'tuple' && to.kind === 'struct') {
    const members = [...getStruct(program, to.name).members].map(([name, { cairoType }]) => ({
      name,
      type: cairoType,
    }));
    return checkMembers(program, cast, from.members, members);
  }
  return rule === 'lenient' && expression?.kind === 'deref' && (to.kind === 'struct' || to.kind === 'tuple');
}

function checkMembers(program: Program, cast: Cast, from: Members, to: Members): boolean {
  const { expression, rule } = cast;
  if (from.length !== to.length) throw wrongLength(cast, from.length, to.length);
  const values = expression?.kind === 'tuple' ? expression.members : [];
  for (const [i, source] of from.entries()) {
    const target = to[i];
    if (target === undefined) continue;
    const value = values[i]?.value;
    const location = value?.location ?? cast.location;
    if (source.name !== undefined && target.name !== undefined && source.name !== target.name) {
      throw wrongName(cast, source.name, target.name, location);
    }
    const inner: Cast = {
      expression: value,
      from: source.type,
      to: target.type,
      rule: rule === 'lenient' ? rule : 'assign',
      location,
    };
    if (!checkCast(program, inner)) throw cannotCast(source.type, target.type, location);
  }
  return true;
}

/** The error of a cast that is not allowed. */
export const cannotCast = (from: CairoType, to: CairoType, location?: TextSpan): NameError =>
  typeError(`Cannot cast '${formatType(from)}' to '${formatType(to)}'.`, location);

const wrongLength = ({ from, to, location }: Cast, fromLength: number, toLength: number): NameError =>
  typeError(
    `Cannot cast an expression of type '${formatType(from)}' to '${formatType(to)}'.\n` +
      `The former has ${fromLength} members while the latter has ${toLength} members.`,
    location,
  );

const wrongName = ({ from, to }: Cast, found: string, expected: string, location?: TextSpan): NameError =>
  typeError(
    `Cannot cast '${formatType(from)}' to '${formatType(to)}'.\n` +
      `Expected argument name '${expected}'. Found: '${found}'.`,
    location,
  );
