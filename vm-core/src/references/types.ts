import type { CairoType } from '../expressions/cairo-type.ts';
import { formatType } from '../expressions/format.ts';
import type { Program, StructDefinition } from '../program/program.ts';
import { IdentifierTree } from './identifier-tree.ts';
import { identifierError } from './name-error.ts';

/** The struct with this full name (aliases are followed). @throws NameError */
export function getStruct(program: Program, fullName: string): StructDefinition {
  const { identifier } = IdentifierTree.of(program).get(fullName);
  if (identifier.type === 'struct') return identifier;
  throw identifierError(`Expected '${fullName}' to be struct. Found: '${identifier.type}'.`);
}

/** The type with type definitions replaced by what they stand for. @throws NameError */
export function resolveType(program: Program, type: CairoType): CairoType {
  switch (type.kind) {
    case 'felt':
    case 'codeoffset':
      return type;
    case 'pointer':
      return { kind: 'pointer', pointee: resolveType(program, type.pointee) };
    case 'tuple':
      return {
        kind: 'tuple',
        members: type.members.map(({ name, type: member }) => ({ name, type: resolveType(program, member) })),
      };
    case 'struct': {
      const { identifier, fullName } = IdentifierTree.of(program).get(type.name);
      if (identifier.type === 'type_definition') return resolveType(program, identifier.cairoType);
      return { kind: 'struct', name: fullName };
    }
  }
}

/** Cells of a value of the type. @throws NameError */
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

/** A member of a struct or a tuple by its name. @throws NameError */
export function memberOf(
  program: Program,
  type: CairoType,
  name: string,
): { offset: number; type: CairoType } {
  const resolved = resolveType(program, type);
  if (resolved.kind === 'struct') {
    const member = getStruct(program, resolved.name).members.get(name);
    if (member) return { offset: member.offset, type: member.cairoType };
    throw identifierError(`Member '${name}' does not appear in definition of struct '${resolved.name}'.`);
  }
  if (resolved.kind === 'tuple') {
    let offset = 0;
    for (const member of resolved.members) {
      if (member.name === name) return { offset, type: member.type };
      offset += sizeOf(program, member.type);
    }
  }
  throw identifierError(`Cannot access member '${name}' of type '${formatType(resolved)}'.`);
}
