import type { PythonDebugger, PythonVariable } from '../../../../python-bridge/src/index.ts';
import { cut, type NodeList, type ValueNode } from './value-node.ts';

/** A Python object with its parts. */
export function pythonNode(python: PythonDebugger, variable: PythonVariable): ValueNode {
  const { name, value, type } = variable;
  return { name, value, type, children: pythonParts(python, variable) };
}

/** The parts of an object: attributes, entries, elements. */
export function pythonParts(
  python: PythonDebugger,
  { reference, namedCount = 0, indexedCount = 0 }: PythonVariable,
): NodeList | undefined {
  if (reference === 0) return undefined;
  return {
    named: namedCount,
    indexed: indexedCount,
    list: async ({ filter, start, count }) => {
      const first = filter === 'indexed' ? namedCount + start : start;
      const available = filter === 'named' ? Math.max(0, namedCount - start) : Infinity;
      const wanted = Math.min(count, available);
      const parts = await python.variables(reference, first, Number.isFinite(wanted) ? wanted : undefined);
      return parts.map(part => pythonNode(python, part));
    },
  };
}

/** A list of objects that are known already. */
export function pythonNodes(
  python: PythonDebugger,
  variables: readonly PythonVariable[],
): NodeList | undefined {
  if (variables.length === 0) return undefined;
  return {
    named: variables.length,
    indexed: 0,
    list: page =>
      page.filter === 'indexed' ? [] : cut(variables, page).map(variable => pythonNode(python, variable)),
  };
}
