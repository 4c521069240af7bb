import type { DebugProtocol } from '@vscode/debugprotocol';
import type { NodeList, ValueFormat, ValueNode } from '../../debuggee/inspect/value-node.ts';
import { ClientError, describeError, noLongerValid, wrongArgument } from '../../client-error.ts';
import { resultName, valueOfExpression } from '../evaluate.ts';
import { reportMemoryChanges } from '../memory/memory-events.ts';
import type { Session } from '../session.ts';
import type { PendingRequest } from '../tasks/pending-request.ts';
import { describeValue } from '../variable-text.ts';

/** Gives a variable that has no value one. */
export async function setVariable(
  session: Session,
  { variablesReference, name, value, format }: DebugProtocol.SetVariableArguments,
): Promise<DebugProtocol.SetVariableResponse['body']> {
  const handled = session.stopped && session.handles.get(variablesReference);
  if (handled?.kind !== 'nodes') throw noLongerValid('variable');
  const shown = session.feltFormats.in(variablesReference, format);
  const node = await findNode(handled.nodes, name, shown);
  if (!node) throw new ClientError(`There is no variable '${name}' any more.`);
  return describeValue(session, variablesReference, await set(session, node, value, shown));
}

/** The same for what an expression names. */
export async function setExpression(
  session: Session,
  { expression, value, frameId, format }: DebugProtocol.SetExpressionArguments,
  request: PendingRequest,
): Promise<DebugProtocol.SetExpressionResponse['body']> {
  const args = { expression, ...(frameId === undefined ? {} : { frameId }), ...(format && { format }) };
  const { node, shown } = await valueOfExpression(session, args, request);
  const written = { ...(await set(session, node, value, shown)), name: resultName(expression) };
  return describeValue(session, frameId ?? 0, written);
}

async function set(session: Session, node: ValueNode, text: string, format: ValueFormat): Promise<ValueNode> {
  if (typeof text !== 'string') throw wrongArgument('value', 'a text');
  if (!node.set) {
    throw new ClientError(`'${node.name}' is no cell of memory, so that it cannot be given a value.`, true);
  }
  let written;
  try {
    written = await node.set(text, format);
  } catch (error) {
    throw new ClientError(describeError(error), true);
  }
  session.afterResponse(() => {
    session.invalidate('variables');
    reportMemoryChanges(session);
  });
  return written;
}

/** The node of that name, without making all others if they are numbered. */
async function findNode(nodes: NodeList, name: string, format: ValueFormat): Promise<ValueNode | undefined> {
  const index = /^\[?(\d+)\]?$/.exec(name)?.[1];
  if (nodes.indexed > 0 && index !== undefined) {
    const page = { filter: 'indexed', start: Number(index), count: 1 } as const;
    const [found] = await nodes.list(page, format);
    if (found?.name === name) return found;
  }
  const named = await nodes.list({ filter: 'named', start: 0, count: Infinity }, format);
  return named.find(node => node.name === name);
}
