import type { DebugProtocol } from '@vscode/debugprotocol';
import type { PythonDebugger, PythonFrame } from '../../../python-bridge/src/index.ts';
import { builtinNodes } from '../debuggee/inspect/builtins.ts';
import type { CairoFrame } from '../debuggee/cairo-frame.ts';
import { declaredNodes } from '../debuggee/inspect/declared-nodes.ts';
import { nativeScopes, pythonScopes } from '../debuggee/inspect/hint-scopes.ts';
import { pythonNodes, pythonParts } from '../debuggee/inspect/python-values.ts';
import { segmentNodes } from '../debuggee/inspect/segments.ts';
import type { NodeList, ValueNode } from '../debuggee/inspect/value-node.ts';
import { noLongerValid } from '../client-error.ts';
import type { Session } from './session.ts';
import { countsOf, describeNode } from './variable-text.ts';

interface ScopeNodes {
  readonly name: string;
  readonly nodes: NodeList | undefined;
  readonly hint?: 'arguments' | 'locals' | 'registers';
  /** Costly to fetch, or seldom of interest: not opened by itself. */
  readonly expensive?: boolean;
}

export async function scopes(
  session: Session,
  { frameId }: DebugProtocol.ScopesArguments,
): Promise<{ scopes: DebugProtocol.Scope[] }> {
  const handled = session.stopped && session.handles.get(frameId);
  const found =
    handled?.kind === 'cairo-frame'
      ? await cairoScopes(session, handled.frame)
      : handled?.kind === 'python-frame'
        ? await pythonFrameScopes(session, handled.frame)
        : undefined;
  if (!found) throw noLongerValid('frame');
  return {
    scopes: found.flatMap(({ name, nodes, hint, expensive }): DebugProtocol.Scope[] => {
      if (!nodes) return [];
      return [
        {
          name,
          ...(hint ? { presentationHint: hint } : {}),
          variablesReference: session.handles.add(frameId, name, { kind: 'nodes', nodes }),
          ...countsOf(nodes),
          expensive: expensive ?? false,
        },
      ];
    }),
  };
}

async function cairoScopes(session: Session, frame: CairoFrame): Promise<ScopeNodes[]> {
  const { cursor, cells, declarations, frameValues, hints, native } = session.stopped.debuggee;
  const declared = (nodes: NodeList | undefined): NodeList | undefined =>
    declaredNodes(nodes, frame, declarations);
  const moment = cursor.isLive ? undefined : cursor.moment;
  return [
    { name: 'Locals and references', nodes: declared(frameValues.locals(frame)), hint: 'locals' },
    { name: 'Arguments', nodes: declared(frameValues.arguments(frame)), hint: 'arguments' },
    { name: 'Implicit arguments', nodes: declared(frameValues.implicitArguments(frame)) },
    { name: 'Registers', nodes: frameValues.registers(frame), hint: 'registers' },
    { name: 'Builtins', nodes: builtinNodes(cells), expensive: true },
    { name: 'Memory segments', nodes: segmentNodes(cells), expensive: true },
    ...(hints ? [{ ...(await pythonScopes(hints, moment)), expensive: true }] : []),
    ...(native ? [{ ...nativeScopes(native, moment), expensive: true }] : []),
  ];
}

async function pythonFrameScopes(session: Session, frame: PythonFrame): Promise<ScopeNodes[]> {
  const python = session.stopped.debuggee.hints?.debugger;
  if (!python) return [];
  const found = await python.scopes(frame.id);
  return [
    ...found.map((scope, index) => ({
      name: scope.name,
      nodes: pythonParts(python, scope),
      ...(index === 0 ? { hint: 'locals' as const } : {}),
    })),
    ...(frame.isHint ? await hintApiScopes(python, frame) : []),
  ];
}

/** What the bridge gives a hint, apart from the hint's own variables: the names of Cairo, and the rest. */
async function hintApiScopes(python: PythonDebugger, frame: PythonFrame): Promise<ScopeNodes[]> {
  const known = await Promise.all(
    ['ids', 'ap', 'fp', 'pc', 'current_step', 'memory', 'segments', 'PRIME'].map(name =>
      python.evaluate(name, frame.id).catch(() => undefined),
    ),
  );
  const [ids, ...others] = known;
  // What is inside of them is the bridge's own business.
  const api = others.flatMap(variable => (variable ? [{ ...variable, reference: 0 }] : []));
  return [
    { name: 'ids', nodes: ids && pythonParts(python, ids) },
    { name: 'Hint API', nodes: pythonNodes(python, api), expensive: true },
  ];
}

export async function variables(
  session: Session,
  { variablesReference, filter, start = 0, count, format }: DebugProtocol.VariablesArguments,
): Promise<{ variables: DebugProtocol.Variable[] }> {
  const handled = session.stopped && session.handles.get(variablesReference);
  if (handled?.kind !== 'nodes') throw noLongerValid('variable');
  const { nodes } = handled;
  const page = { filter, start, count: count === undefined || count === 0 ? Infinity : count };
  const found = await nodes.list(page, session.feltFormats.in(variablesReference, format));
  const shown = format?.hex ? found : await Promise.all(found.map((node, index) => inOwnFormat(node, index)));
  return { variables: shown.map(node => describeNode(session, variablesReference, node)) };

  /** A node for which a format of its own was chosen is made anew. */
  async function inOwnFormat(node: ValueNode, index: number): Promise<ValueNode> {
    const own = session.feltFormats.ownOf(variablesReference, node.name);
    if (!own) return node;
    const [again = node] = await nodes.list({ filter, start: start + index, count: 1 }, own);
    return again;
  }
}
