import {
  formatType,
  getStruct,
  IdentifierTree,
  resolveType,
  visibleReferences,
  type CairoType,
  type Identifier,
} from '../../../../vm-core/src/index.ts';
import type { CairoFrame } from '../cairo-frame.ts';
import type { FrameValues } from './frame-values.ts';

/** A name that may stand in an expression. */
export interface CairoName {
  readonly name: string;
  readonly kind: 'variable' | 'member' | 'register' | 'constant' | 'struct' | 'function' | 'namespace';
  /** Its type, or what it is. */
  readonly detail?: string;
}

const REGISTERS = ['ap', 'fp', 'pc', 'step'].map((name): CairoName => ({ name, kind: 'register' }));

const KINDS: ReadonlyMap<Identifier['type'], CairoName['kind']> = new Map([
  ['const', 'constant'],
  ['struct', 'struct'],
  ['type_definition', 'struct'],
  ['function', 'function'],
  ['label', 'function'],
  ['namespace', 'namespace'],
]);

/** What the compiler defines in each function and namespace. */
const COMPILERS_OWN = /^(?:Args|ImplicitArgs|Return|SIZEOF_LOCALS|__.*)$/;

/** What can be named in a frame: its references with a value, then what its scopes define, and registers. */
export function namesInFrame({ program, site }: CairoFrame): CairoName[] {
  const names = visibleReferences(program, site).flatMap(({ name, entry }): CairoName[] =>
    'kind' in entry ? [{ name, kind: 'variable', detail: formatType(entry.type) }] : [],
  );
  const scopes = [...site.accessibleScopes].reverse();
  return unique([...names, ...scopes.flatMap(scope => namesIn(program, scope)), ...REGISTERS]);
}

/** What can stand behind a dot: members of the struct that an expression is or points to, else what a namespace or struct defines. */
export function namesBelow(frame: CairoFrame, values: FrameValues, expression: string): CairoName[] {
  const { program, site } = frame;
  try {
    return membersOf(frame, values.evaluate(frame, expression).type);
  } catch {
    // No value: perhaps a scope.
  }
  try {
    const tree = IdentifierTree.of(program);
    const scope = tree.searchScope(site.accessibleScopes, expression);
    return unique(namesIn(program, scope));
  } catch {
    return [];
  }
}

function membersOf({ program }: CairoFrame, type: CairoType): CairoName[] {
  const resolved = resolveType(program, type);
  const struct = resolved.kind === 'pointer' ? resolved.pointee : resolved;
  if (struct.kind === 'tuple') {
    return struct.members.flatMap(({ name, type: member }): CairoName[] =>
      name === undefined ? [] : [{ name, kind: 'member', detail: formatType(member) }],
    );
  }
  if (struct.kind !== 'struct') return [];
  return [...getStruct(program, struct.name).members].map(([name, { cairoType }]) => ({
    name,
    kind: 'member',
    detail: formatType(cairoType),
  }));
}

function namesIn(program: CairoFrame['program'], scope: string): CairoName[] {
  const tree = IdentifierTree.of(program);
  return [...tree.namesIn(scope)].flatMap(([name, identifier]): CairoName[] => {
    const kind = KINDS.get(aliased(tree, scope, name, identifier).type);
    return kind === undefined || COMPILERS_OWN.test(name) ? [] : [{ name, kind }];
  });
}

/** What an import stands for. */
function aliased(tree: IdentifierTree, scope: string, name: string, identifier: Identifier): Identifier {
  if (identifier.type !== 'alias') return identifier;
  try {
    return tree.get(`${scope}.${name}`).identifier;
  } catch {
    return identifier;
  }
}

/** The first of those that have one name: it hides the others. */
function unique(names: readonly CairoName[]): CairoName[] {
  const found = new Map<string, CairoName>();
  for (const name of names) if (!found.has(name.name)) found.set(name.name, name);
  return [...found.values()];
}
