import type { DebugProtocol } from '@vscode/debugprotocol';
import type { TestSession } from './test-session.ts';

export interface TreeOptions {
  /** The frame, from 0 for the innermost. */
  readonly frame?: number;
  /** Only these scopes; all if left out. */
  readonly scopes?: readonly string[];
  readonly depth?: number;
}

/** What the variables pane shows, as text: a line a variable, `name: value [type]`, indented by depth. */
export async function variableTree(session: TestSession, options: TreeOptions = {}): Promise<string> {
  const { frame = 0, scopes: wanted, depth = 3 } = options;
  const frameId = await session.frameId(frame);
  const { scopes } = (await session.client.scopesRequest({ frameId })).body;
  const lines: string[] = [];
  for (const scope of scopes) {
    if (wanted && !wanted.includes(scope.name)) continue;
    lines.push(scope.name, ...(await variableLines(session, scope.variablesReference, depth, '  ')));
  }
  // Addresses of Python objects differ from run to run.
  return `${lines.join('\n')}\n`.replace(/0x[0-9a-f]{9,16}\b/g, '0x…');
}

/** A line for each child, and for theirs below it. */
export async function variableLines(
  session: TestSession,
  variablesReference: number,
  depth: number,
  indentation = '',
): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, value, type, variablesReference: parts } of await children(
    session,
    variablesReference,
  )) {
    lines.push(`${indentation}${name}: ${value}${type === undefined ? '' : ` [${type}]`}`);
    if (parts > 0 && depth > 1) {
      lines.push(...(await variableLines(session, parts, depth - 1, `${indentation}  `)));
    }
  }
  return lines;
}

/** The children of a variable or scope. */
export async function children(
  session: TestSession,
  variablesReference: number,
  page: Omit<DebugProtocol.VariablesArguments, 'variablesReference'> = {},
): Promise<DebugProtocol.Variable[]> {
  return (await session.client.variablesRequest({ variablesReference, ...page })).body.variables;
}
