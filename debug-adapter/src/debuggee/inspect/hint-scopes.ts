import type { Moment } from '../../../../vm-core/src/index.ts';
import type { DebuggeeHints, NativeLook } from '../debuggee-parts.ts';
import { nativeScopeNodes } from './native-scopes.ts';
import { PYTHON_PREFIX, pythonNodes } from './python-values.ts';
import { recordedAt, recordedNode, recordedScope } from './recorded-values.ts';
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
  const nodes = scopes
    ? scopes.map((scope, depth) => recordedScope(scope, depth === 0))
    : [note(hintScopeHistory.whyNot(moment))];
  return { name: 'Hint scopes (as recorded)', nodes: namedNodes(nodes.length, () => nodes) };
}

/** The scopes of native hints, which are kept for the live edge only. */
export function nativeScopes(native: NativeLook, moment: Moment | undefined): HintScopes {
  const nodes = moment ? namedNodes(1, () => [note('not recorded')]) : nativeScopeNodes(native.scopes);
  return { name: 'Native hint scopes', nodes };
}

/**
 * The value of an expression of Python at an earlier moment, which can be looked up and not calculated: Python stands at the live edge.
 * @throws Error that says so, or why nothing is known
 */
export function pythonValueThen(
  { hintScopeHistory }: DebuggeeHints,
  moment: Moment,
  expression: string,
): ValueNode {
  const scopes = hintScopeHistory.at(moment);
  const path = expression.trim();
  const found = recordedAt(scopes?.[0], path);
  if (found) return recordedNode(found, path);
  throw new Error(
    scopes
      ? `'${path}' is not recorded. Python itself stands at the last step of the run; at an earlier one, variables of the ` +
          "current hint scope can be looked at as they were then, such as a.b['c'][0]."
      : `The hint scopes of this step are ${hintScopeHistory.whyNot(moment)}. Go on to the last step to evaluate Python.`,
  );
}

const note = (value: string): ValueNode => ({ name: '…', value });
