import type { RecordedValue } from '../../../../python-bridge/src/index.ts';
import { PYTHON_PREFIX } from './python-values.ts';
import { namedNodes, type ValueNode } from './value-node.ts';

/** Types whose parts are reached by their keys; of sets they are not reached. */
const BY_KEY: ReadonlySet<string> = new Set(['dict', 'list', 'tuple', 'defaultdict', 'OrderedDict']);

/** One step of a path: `.name` or `[key]`; the first one is a name. */
const STEP = /^(?:\.?([\p{L}_][\p{L}\p{N}_]*)|\[\s*('[^']*'|"[^"]*"|[^\][]+?)\s*\])/u;

/** A Python value as it was. @param path the expression that led to it */
export function recordedNode(recorded: RecordedValue, path?: string): ValueNode {
  const { name, value, type, parts, more } = recorded;
  const count = parts.length + (more > 0 ? 1 : 0);
  const children = (): ValueNode[] => [
    ...parts.map(part => recordedNode(part, path && pathOf(path, recorded, part))),
    ...(more > 0 ? [{ name: '…', value: `${more} more, not recorded` }] : []),
  ];
  return {
    name,
    value,
    type,
    ...(path === undefined ? {} : { evaluateName: `${PYTHON_PREFIX}${path}` }),
    children: namedNodes(count, children),
  };
}

/** A scope as it was. @param isCurrent are its variables named by their names alone? */
export function recordedScope(scope: RecordedValue, isCurrent: boolean): ValueNode {
  const nodes = scope.parts.map(variable => recordedNode(variable, isCurrent ? variable.name : undefined));
  return {
    name: scope.name,
    value: scope.value,
    type: 'scope',
    children: namedNodes(nodes.length, () => nodes),
  };
}

/**
 * What an expression such as `a.b['c'][0]` led to.
 * @returns undefined for one that would have to be calculated, or leads to nothing that is recorded
 */
export function recordedAt(scope: RecordedValue | undefined, expression: string): RecordedValue | undefined {
  let found = scope;
  let rest = expression.trim();
  while (found && rest !== '') {
    const step = STEP.exec(rest);
    if (!step || (found === scope) !== /^[^.[]/.test(rest)) return undefined;
    const name = step[1] ?? step[2]?.replace(/^"([^']*)"$/, "'$1'");
    found = found.parts.find(part => part.name === name);
    rest = rest.slice(step[0].length);
  }
  return found === scope ? undefined : found;
}

function pathOf(path: string, { type }: RecordedValue, { name }: RecordedValue): string | undefined {
  if (type === 'set' || type === 'frozenset') return undefined;
  return BY_KEY.has(type) ? `${path}[${name}]` : `${path}.${name}`;
}
