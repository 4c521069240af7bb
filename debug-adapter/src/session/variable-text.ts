import type { DebugProtocol } from '@vscode/debugprotocol';
import type { FeltFormat } from '../debuggee/inspect/felt-format.ts';
import type { NodeList, ValueNode } from '../debuggee/inspect/value-node.ts';
import { hasReference, toReference } from './addresses.ts';
import { locationReferences } from './origins/locations.ts';
import type { Session } from './session.ts';

/** The client's numbers of children; lists of nothing but named ones need none. */
export function countsOf(nodes: NodeList | undefined): {
  namedVariables?: number;
  indexedVariables?: number;
} {
  return nodes && nodes.indexed > 0 ? { namedVariables: nodes.named, indexedVariables: nodes.indexed } : {};
}

/** A node as the client sees it. @param parent number of what it is a part of */
export function describeNode(session: Session, parent: number, node: ValueNode): DebugProtocol.Variable {
  return { name: node.name, ...describeValue(session, parent, node) };
}

/** A node without its name. @param suffix the format that an expression asks for, for what is in its value */
export function describeValue(
  session: Session,
  parent: number,
  node: ValueNode,
  suffix?: FeltFormat,
): Omit<DebugProtocol.Variable, 'name'> {
  const { name, value, type, evaluateName, children, set } = node;
  const memoryReference = memoryOf(node);
  const number = children ? session.handles.add(parent, name, { kind: 'nodes', nodes: children }) : 0;
  if (children) session.feltFormats.passOn(parent, name, number, suffix);
  return {
    value,
    ...(type === undefined || !session.client.showsTypes ? {} : { type }),
    ...(evaluateName === undefined ? {} : { evaluateName }),
    ...(memoryReference === undefined ? {} : { memoryReference }),
    ...locationReferences(session, parent, node),
    ...(set ? {} : { presentationHint: { attributes: ['readOnly'] } }),
    variablesReference: number,
    ...countsOf(children),
  };
}

/** The memory that belongs to the value: what it points to, else where it stands. undefined if that has no number. */
function memoryOf({ target, address }: ValueNode): string | undefined {
  const place = target ?? address;
  return place && hasReference(place) ? toReference(place) : undefined;
}
