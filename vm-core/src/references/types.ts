import type { CairoType } from '../expressions/cairo-type.ts';
import type { Program, StructDefinition } from '../program/program.ts';
import { IdentifierTree } from './identifier-tree.ts';
import { definitionError, MissingIdentifierError } from './name-error.ts';

/**
 * The struct with this full name, or that a type definition with this full name stands for; aliases are not followed
 * (cairo-lang, compiler/identifier_utils.py, get_struct_definition).
 * @throws NameError if it is missing or no struct
 */
export function getStruct(program: Program, fullName: string): StructDefinition {
  const identifier = IdentifierTree.of(program).definition(fullName);
  if (identifier === undefined) throw new MissingIdentifierError(fullName);
  if (identifier.type === 'struct') return identifier;
  if (identifier.type === 'type_definition') {
    const resolved = resolveType(program, identifier.cairoType);
    if (resolved.kind === 'struct' && resolved.name !== fullName) return getStruct(program, resolved.name);
  }
  throw definitionError(`Expected '${fullName}' to be struct. Found: '${identifier.type}'.`);
}

/**
 * The type with aliases followed, and type definitions replaced by what they stand for.
 * @throws NameError if a name in it is missing
 */
export function resolveType(program: Program, type: CairoType): CairoType {
  return resolve(program, type, []);
}

function resolve(program: Program, type: CairoType, definitions: readonly string[]): CairoType {
  switch (type.kind) {
    case 'felt':
    case 'codeoffset':
      return type;
    case 'pointer':
      return { kind: 'pointer', pointee: resolve(program, type.pointee, definitions) };
    case 'tuple':
      return {
        kind: 'tuple',
        members: type.members.map(({ name, type: member }) => ({
          name,
          type: resolve(program, member, definitions),
        })),
      };
    case 'struct': {
      const { identifier, fullName } = IdentifierTree.of(program).get(type.name);
      if (identifier.type !== 'type_definition') return { kind: 'struct', name: fullName };
      if (definitions.includes(fullName)) {
        throw definitionError(`The type '${fullName}' is defined by itself.`);
      }
      return resolve(program, identifier.cairoType, [...definitions, fullName]);
    }
  }
}

/** Cells of a value of the type. @throws NameError if a name in it is missing or no type */
export function sizeOf(program: Program, type: CairoType): number {
  switch (type.kind) {
    case 'felt':
    case 'codeoffset':
    case 'pointer':
      return 1;
    case 'tuple':
      return type.members.reduce((sum, member) => sum + sizeOf(program, member.type), 0);
    case 'struct': {
      const resolved = resolveType(program, type);
      return resolved.kind === 'struct' ? getStruct(program, resolved.name).size : sizeOf(program, resolved);
    }
  }
}

/** felt, felt*, T**: what a hint gets as a plain value (cairo-lang, vm/vm_consts.py, is_simple_type). */
export function isSimpleType(type: CairoType): boolean {
  if (type.kind === 'felt') return true;
  return type.kind === 'pointer' && (type.pointee.kind === 'pointer' || type.pointee.kind === 'felt');
}

/** Are the types the same? Names of structs are compared as they are. */
export function sameType(a: CairoType, b: CairoType): boolean {
  if (a.kind === 'pointer') return b.kind === 'pointer' && sameType(a.pointee, b.pointee);
  if (a.kind === 'struct') return b.kind === 'struct' && a.name === b.name;
  if (a.kind !== 'tuple') return a.kind === b.kind;
  if (b.kind !== 'tuple' || a.members.length !== b.members.length) return false;
  return a.members.every(({ name, type }, i) => {
    const other = b.members[i];
    return other !== undefined && name === other.name && sameType(type, other.type);
  });
}
