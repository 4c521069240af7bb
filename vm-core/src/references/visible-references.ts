import type { NameSite, Program } from '../program/program.ts';
import { referenceEntry, type ReferenceEntry } from './ids.ts';
import { IdentifierTree } from './identifier-tree.ts';
import { NameError } from './name-error.ts';

export interface VisibleReference {
  readonly name: string;
  readonly fullName: string;
  /** The error says why the reference has no value at the site. */
  readonly entry: ReferenceEntry | NameError;
}

/** Names that the compiler makes for its own use. */
const TEMPORARY = /^__temp\d+$/;

/**
 * The references that can be named at a site, innermost scope first, in the order of their definition. Those that
 * are defined only later on, or no longer known, come with the reason.
 */
export function visibleReferences(program: Program, site: NameSite): VisibleReference[] {
  const seen = new Map<string, VisibleReference>();
  const tree = IdentifierTree.of(program);
  for (const scope of [...site.accessibleScopes].reverse()) {
    const inScope = [...tree.namesIn(scope)]
      .flatMap(([name, identifier]) => (identifier.type === 'reference' ? [{ name, identifier }] : []))
      .filter(({ name }) => !TEMPORARY.test(name) && !seen.has(name))
      .sort((a, b) => firstPc(a.identifier.references) - firstPc(b.identifier.references));
    for (const { name, identifier } of inScope) {
      const { fullName } = identifier;
      seen.set(name, { name, fullName, entry: tryEntry(program, site, fullName) });
    }
  }
  return [...seen.values()];
}

const firstPc = (references: readonly { readonly pc: number }[]): number => references[0]?.pc ?? 0;

function tryEntry(program: Program, site: NameSite, fullName: string): ReferenceEntry | NameError {
  try {
    return referenceEntry(program, site, fullName);
  } catch (error) {
    if (error instanceof NameError) return error;
    throw error;
  }
}
