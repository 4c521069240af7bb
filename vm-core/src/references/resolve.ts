import type { Expression, ExpressionOf } from '../expressions/expression.ts';
import type { NameSite, Program, Reference } from '../program/program.ts';
import { IdentifierTree } from './identifier-tree.ts';
import { identifierError, revokedError } from './name-error.ts';

/**
 * The reference that a name stands for at a site, in terms of ap where it was defined.
 * @throws NameError if the name is none, or the reference is not known at the site.
 */
export function resolveReference(program: Program, site: NameSite, name: string): Reference {
  const { identifier, fullName, rest } = IdentifierTree.of(program).search(site.accessibleScopes, name);
  if (rest.length > 0)
    throw identifierError(`Unexpected '.' after '${fullName}' which is ${identifier.type}.`);
  return referenceAt(program, site, fullName);
}

/** @throws NameError if the reference is not known at the site. */
export function referenceAt(program: Program, site: NameSite, fullName: string): Reference {
  const id = site.flowTracking?.referenceIds.get(fullName);
  const reference = id === undefined ? undefined : program.references[id];
  if (reference === undefined) throw revokedError(lastPart(fullName));
  return reference;
}

/**
 * The reference's value in terms of ap at the site.
 * @throws NameError if it depends on an ap that cannot be known there.
 */
export function valueAtSite(reference: Reference, site: NameSite, fullName: string): Expression {
  return atSite(reference.value, reference, site, fullName);
}

/** As `valueAtSite`, of an expression that the reference's value was turned into. */
export function atSite(
  value: Expression,
  { apTracking }: Reference,
  site: NameSite,
  fullName: string,
): Expression {
  const here = site.flowTracking?.apTracking;
  const difference = here?.group === apTracking.group ? here.offset - apTracking.offset : undefined;
  return moveAp(value, difference, fullName);
}

/** Replaces ap by ap - difference; undefined: the difference is not known. */
function moveAp(expression: Expression, difference: number | undefined, fullName: string): Expression {
  const move = (part: Expression): Expression => moveAp(part, difference, fullName);
  switch (expression.kind) {
    case 'register':
      if (expression.register === 'fp') return expression;
      if (difference === undefined) throw revokedError(lastPart(fullName));
      return difference === 0 ? expression : minus(expression, difference);
    case 'operator':
      return { ...expression, left: move(expression.left), right: move(expression.right) };
    case 'negate':
    case 'address-of':
    case 'cast':
      return { ...expression, operand: move(expression.operand) };
    case 'deref':
      return { ...expression, address: move(expression.address) };
    case 'subscript':
      return { ...expression, base: move(expression.base), index: move(expression.index) };
    case 'member':
      return { ...expression, base: move(expression.base) };
    case 'tuple':
      return {
        ...expression,
        members: expression.members.map(({ name, value }) => ({ name, value: move(value) })),
      };
    case 'number':
    case 'identifier':
      return expression;
  }
}

/** The register less a number, at the register's place in the text. */
function minus(register: ExpressionOf<'register'>, difference: number): Expression {
  const { location } = register;
  const right: Expression = { kind: 'number', value: BigInt(difference) };
  return { kind: 'operator', operator: '-', left: register, right, ...(location && { location }) };
}

export function lastPart(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}
