import type { PythonDebugger, PythonVariable } from '../../../../python-bridge/src/index.ts';
import { cut, type NodeList, type ValueNode } from './value-node.ts';

/** Before Python where other expressions are Cairo. */
export const PYTHON_PREFIX = 'py: ';

/** A Python object with its parts. */
export function pythonNode(python: PythonDebugger, variable: PythonVariable, prefix = ''): ValueNode {
  const { name, value, type, evaluateName } = variable;
  return {
    name,
    value,
    type,
    ...(evaluateName === undefined ? {} : { evaluateName: `${prefix}${evaluateName}` }),
    children: pythonParts(python, variable, prefix),
  };
}

/** The parts of an object: attributes, entries, elements. Each can be given another value. */
export function pythonParts(
  python: PythonDebugger,
  { reference, namedCount = 0, indexedCount = 0 }: PythonVariable,
  prefix = '',
): NodeList | undefined {
  if (reference === 0) return undefined;
  const partOf = (part: PythonVariable): ValueNode => ({
    ...pythonNode(python, part, prefix),
    set: async text => partOf(await python.setVariable(reference, part.name, text)),
  });
  return {
    named: namedCount,
    indexed: indexedCount,
    list: async ({ filter, start, count }) => {
      const first = filter === 'indexed' ? namedCount + start : start;
      const available = filter === 'named' ? Math.max(0, namedCount - start) : Infinity;
      const wanted = Math.min(count, available);
      const parts = await python.variables(reference, first, Number.isFinite(wanted) ? wanted : undefined);
      return parts.map(partOf);
    },
  };
}

/** A list of objects that are known already. @param prefix what makes an expression of theirs Python */
export function pythonNodes(
  python: PythonDebugger,
  variables: readonly PythonVariable[],
  prefix = '',
): NodeList | undefined {
  if (variables.length === 0) return undefined;
  const nodeOf = (variable: PythonVariable): ValueNode => pythonNode(python, variable, prefix);
  return {
    named: variables.length,
    indexed: 0,
    list: page => (page.filter === 'indexed' ? [] : cut(variables, page).map(nodeOf)),
  };
}
