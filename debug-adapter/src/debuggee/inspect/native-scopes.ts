import { namedNodes, type NodeList, type ValueNode } from './value-node.ts';

/** Parts of a value that are shown in its text. */
const SHOWN = 20;

/** The scopes of native hints, innermost first, with their variables; those without are left out. */
export function nativeScopeNodes(scopes: readonly ReadonlyMap<string, unknown>[]): NodeList | undefined {
  const nodes = scopes
    .map((variables, depth): ValueNode => ({
      // As the scopes of Python are called (cairo_vm_py/debugger.py).
      name: depth === 0 ? 'Main scope' : `Scope ${depth}`,
      value: [...variables.keys()].join(', '),
      children: variableNodes(variables),
    }))
    .filter(({ value }) => value !== '')
    .reverse();
  return namedNodes(nodes.length, () => nodes);
}

function variableNodes(variables: ReadonlyMap<string, unknown>): NodeList | undefined {
  return namedNodes(variables.size, () =>
    Array.from(variables, ([name, value]) => ({ name, value: textOf(value) })),
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${listOf(value.map(textOf))}]`;
  if (value instanceof Map) {
    return `{${listOf(Array.from(value, ([key, of]) => `${textOf(key)}: ${textOf(of)}`))}}`;
  }
  return String(value);
}

const listOf = (texts: readonly string[]): string =>
  texts.length > SHOWN ? `${texts.slice(0, SHOWN).join(', ')}, …` : texts.join(', ');
