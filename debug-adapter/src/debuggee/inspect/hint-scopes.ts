import type { RecordedValue } from '../../../../python-bridge/src/index.ts';
import type { Moment } from '../../../../vm-core/src/index.ts';
import type { DebuggeeHints, NativeLook } from '../debuggee.ts';
import { nativeScopeNodes } from './native-scopes.ts';
import { PYTHON_PREFIX, pythonNodes } from './python-values.ts';
import { namedNodes, type NodeList, type ValueNode } from './value-node.ts';

/** The scopes that hints made, with what they are called. */
export interface HintScopes {
  readonly name: string;
  readonly nodes: NodeList | undefined;
}

/** The scopes of Python's hints. @param moment where the debugger stands; undefined: at the live edge */
export async function pythonScopes(
  { debugger: python, hintScopeHistory }: DebuggeeHints,
  moment: Moment | undefined,
): Promise<HintScopes> {
  if (moment === undefined) {
    // An interpreter that was lost has no scopes any more; that it was lost has been told.
    const live = await python.hintScopes().catch(() => []);
    return { name: 'Hint scopes', nodes: pythonNodes(python, live, PYTHON_PREFIX) };
  }
  const scopes = hintScopeHistory.at(moment);
  const nodes = scopes ? scopes.map(recordedNode) : [note(hintScopeHistory.whyNot(moment))];
  return { name: 'Hint scopes (as recorded)', nodes: namedNodes(nodes.length, () => nodes) };
}

/** The scopes of native hints, which are kept for the live edge only. */
export function nativeScopes(native: NativeLook, moment: Moment | undefined): HintScopes {
  const nodes = moment ? namedNodes(1, () => [note('not recorded')]) : nativeScopeNodes(native.scopes);
  return { name: 'Native hint scopes', nodes };
}

/** A Python value as it was. */
export function recordedNode({ name, value, type, parts, more }: RecordedValue): ValueNode {
  const count = parts.length + (more > 0 ? 1 : 0);
  const children = (): ValueNode[] => [
    ...parts.map(recordedNode),
    ...(more > 0 ? [{ name: '…', value: `${more} more, not recorded` }] : []),
  ];
  return { name, value, type, children: namedNodes(count, children) };
}

const note = (value: string): ValueNode => ({ name: '…', value });
