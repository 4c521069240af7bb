import { FELT, type CairoType } from '../expressions/cairo-type.ts';
import type { Expression } from '../expressions/expression.ts';
import { formatExpression } from '../expressions/format.ts';
import type { NameSite, Program, StructDefinition } from '../program/program.ts';
import { IdentifierTree, type Found } from './identifier-tree.ts';
import {
  assertionError,
  evaluatorError,
  identifierError,
  MissingIdentifierError,
  NameError,
} from './name-error.ts';
import { atSite, referenceAt } from './resolve.ts';
import { cannotCast } from './type-casts.ts';
import { at, simplifyTypes } from './type-system.ts';

/** What a name of `ids` is at one site, without a look at registers or memory. */
export type IdEntry =
  | { readonly kind: 'const'; readonly value: bigint }
  | {
      readonly kind: 'scope';
      readonly fullName: string;
      /** The names that led here from `ids`, for error texts. */
      readonly path: string;
      /** Of a label or function: its pc in the program. */
      readonly instructionOffset: number | undefined;
    }
  | { readonly kind: 'struct'; readonly struct: StructDefinition }
  | ReferenceEntry;

export interface ReferenceEntry {
  readonly kind: 'reference';
  readonly fullName: string;
  /** Only numbers, ap, fp, operators, dereferences and tuples; ap is that of the site. */
  readonly value: Expression;
  readonly type: CairoType;
  /** If the value is a cell, or a struct or tuple in cells: where. Nothing else can be assigned. */
  readonly address: Expression | undefined;
  /** The value where it was defined, in terms of ap there: error texts show it. */
  readonly definition: Expression;
}

/**
 * What `ids.<name>` means at a site: the static part of cairo-lang's VmConsts (vm/vm_consts.py).
 * @throws NameError with the class and text that Python raises
 */
export function resolveId(program: Program, site: NameSite, name: string, path = ''): IdEntry {
  const fullPath = path === '' ? name : `${path}.${name}`;
  const found = searchIdentifierOrScope(program, site, name, path);
  if (typeof found === 'string')
    return { kind: 'scope', fullName: found, path: fullPath, instructionOffset: undefined };
  const { identifier, fullName, rest } = found;
  if (rest.length > 0)
    throw identifierError(`Unexpected '.' after '${fullName}' which is ${identifier.type}.`);
  switch (identifier.type) {
    case 'const':
      return { kind: 'const', value: identifier.value };
    case 'label':
    case 'function':
      return { kind: 'scope', fullName, path: fullPath, instructionOffset: identifier.pc };
    case 'namespace':
      return { kind: 'scope', fullName, path: fullPath, instructionOffset: undefined };
    case 'struct':
      return { kind: 'struct', struct: identifier };
    case 'reference':
      return referenceEntry(program, site, fullName);
    default:
      throw new NameError(
        'NotImplementedError',
        `Unsupported identifier type '${identifier.type}' of identifier '${fullPath}'.`,
      );
  }
}

/** The reference with this full name, at a site. @throws NameError if it is revoked there. */
export function referenceEntry(program: Program, site: NameSite, fullName: string): ReferenceEntry {
  const reference = referenceAt(program, site, fullName);
  const { value: definition, type } = simplifyTypes(program, reference.value);
  const value = atSite(definition, reference, site, fullName);
  return { kind: 'reference', fullName, value, type, address: addressOf(value, type), definition };
}

/** cairo-lang names no place in the text when it evaluates the address of an assignment. */
function addressOf(value: Expression, type: CairoType): Expression | undefined {
  if (value.kind !== 'deref') return undefined;
  return type.kind === 'struct' ? value.address : at(value.address, undefined);
}

/** What Python raises when `ids.<name>` is assigned and is no cell; undefined if it may be assigned. */
export function assignmentError(entry: IdEntry): NameError | undefined {
  switch (entry.kind) {
    case 'const':
      return assertionError('Cannot change the value of a constant.');
    case 'scope':
      return assertionError('Cannot change the value of a scope definition.');
    case 'struct':
      return assertionError('Cannot change the value of a struct definition.');
    case 'reference':
      return referenceAssignmentError(entry);
  }
}

function referenceAssignmentError({ fullName, definition, type }: ReferenceEntry): NameError | undefined {
  if (definition.kind !== 'deref') {
    return assertionError(
      `${fullName} (= ${formatExpression(definition)}) does not reference memory and cannot be assigned.`,
    );
  }
  if (type.kind === 'struct' || type.kind === 'tuple') return cannotCast(FELT, type);
  if (type.kind === 'codeoffset')
    return evaluatorError("Unable to evaluate expression of type 'codeoffset'.");
  return undefined;
}

function searchIdentifierOrScope(
  program: Program,
  site: NameSite,
  name: string,
  path: string,
): Found | string {
  const tree = IdentifierTree.of(program);
  try {
    return tree.search(site.accessibleScopes, name);
  } catch (first) {
    if (!(first instanceof NameError)) throw first;
    try {
      return tree.searchScope(site.accessibleScopes, name);
    } catch {
      if (!(first instanceof MissingIdentifierError) || path === '') throw first;
      throw new MissingIdentifierError(`${path}.${first.fullName}`);
    }
  }
}
