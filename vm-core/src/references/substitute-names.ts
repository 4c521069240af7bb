import type { CairoType } from '../expressions/cairo-type.ts';
import type { Expression } from '../expressions/expression.ts';
import type { Identifier, NameSite, Program } from '../program/program.ts';
import { IdentifierTree, type Found } from './identifier-tree.ts';
import { definitionError, identifierError } from './name-error.ts';
import { referenceAt, valueAtSite } from './resolve.ts';
import { getStruct, resolveType } from './types.ts';

/**
 * The expression with every name replaced by what it stands for at a site, and with the names of types resolved.
 * @throws NameError if a name is unknown there, or has no value
 */
export function substituteNames(program: Program, site: NameSite, expression: Expression): Expression {
  const visit = (part: Expression): Expression => substituteNames(program, site, part);
  switch (expression.kind) {
    case 'number':
    case 'register':
      return expression;
    case 'identifier': {
      const found = IdentifierTree.of(program).search(withRoot(site), expression.name);
      return valueOf(program, site, found);
    }
    case 'operator':
      return { ...expression, left: visit(expression.left), right: visit(expression.right) };
    case 'negate':
    case 'address-of':
      return { ...expression, operand: visit(expression.operand) };
    case 'deref':
      return { ...expression, address: visit(expression.address) };
    case 'subscript':
      return { ...expression, base: visit(expression.base), index: visit(expression.index) };
    case 'member':
      return { ...expression, base: visit(expression.base) };
    case 'cast': {
      const type = typeAtSite(program, site, expression.type);
      return { ...expression, operand: visit(expression.operand), type };
    }
    case 'tuple':
      return {
        ...expression,
        members: expression.members.map(({ name, value }) => ({ name, value: visit(value) })),
      };
  }
}

/** Full names can be named from everywhere. */
const withRoot = (site: NameSite): readonly string[] => ['', ...site.accessibleScopes];

/** The type with the names in it looked up from the site. */
function typeAtSite(program: Program, site: NameSite, type: CairoType): CairoType {
  switch (type.kind) {
    case 'felt':
    case 'codeoffset':
      return type;
    case 'pointer':
      return { kind: 'pointer', pointee: typeAtSite(program, site, type.pointee) };
    case 'tuple':
      return {
        kind: 'tuple',
        members: type.members.map(member => ({ ...member, type: typeAtSite(program, site, member.type) })),
      };
    case 'struct': {
      const found = IdentifierTree.of(program).search(withRoot(site), type.name);
      assertNothingLeft(found);
      const { identifier, fullName } = found;
      if (identifier.type === 'struct' || identifier.type === 'type_definition') {
        return resolveType(program, { kind: 'struct', name: fullName });
      }
      throw definitionError(`Expected '${fullName}' to be struct. Found: '${identifier.type}'.`);
    }
  }
}

function valueOf(program: Program, site: NameSite, found: Found): Expression {
  const { identifier, fullName, rest } = found;
  if (identifier.type === 'reference') {
    const value = valueAtSite(referenceAt(program, site, fullName), site, fullName);
    return rest.reduce<Expression>((base, member) => ({ kind: 'member', base, member }), value);
  }
  const struct = structOf(program, identifier);
  if (struct && rest.length > 0) return structConstant(program, struct, rest);
  assertNothingLeft(found);
  switch (identifier.type) {
    case 'const':
      return { kind: 'number', value: identifier.value };
    case 'member':
      return { kind: 'number', value: BigInt(identifier.offset) };
    case 'label':
    case 'function':
      return {
        kind: 'cast',
        operand: { kind: 'number', value: BigInt(identifier.pc) },
        type: { kind: 'codeoffset' },
      };
    case 'struct':
    case 'type_definition':
      throw definitionError(
        `'${fullName}' is a type and has no value. Its size is '${fullName}.SIZE', ` +
          `and a member's name after the dot gives that member's offset.`,
      );
    default:
      throw definitionError(`'${fullName}' is ${identifier.type} and has no value.`);
  }
}

/** The full name of the struct that the identifier is or stands for. */
function structOf(program: Program, identifier: Identifier): string | undefined {
  if (identifier.type === 'struct') return identifier.fullName;
  if (identifier.type !== 'type_definition') return undefined;
  const type = resolveType(program, identifier.cairoType);
  return type.kind === 'struct' ? type.name : undefined;
}

/** `T.SIZE`, or the offset of `T.member`. */
function structConstant(program: Program, fullName: string, rest: readonly string[]): Expression {
  const [name = '', next] = rest;
  const { size, members } = getStruct(program, fullName);
  if (name === 'SIZE' && next === undefined) return { kind: 'number', value: BigInt(size) };
  const member = members.get(name);
  if (member === undefined) throw definitionError(`'${rest.join('.')}' is not a member of '${fullName}'.`);
  if (next !== undefined)
    throw identifierError(`Unexpected '.' after '${fullName}.${name}' which is member.`);
  return { kind: 'number', value: BigInt(member.offset) };
}

function assertNothingLeft({ identifier, fullName, rest }: Found): void {
  if (rest.length > 0) {
    throw identifierError(`Unexpected '.' after '${fullName}' which is ${identifier.type}.`);
  }
}
