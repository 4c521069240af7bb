import type { TestSession } from './test-session.ts';
import { variableTree } from './variable-tree.ts';

/** The scopes that show the machine, without the objects of hints. */
const SCOPES = [
  ...['Locals and references', 'Arguments', 'Implicit arguments'],
  ...['Registers', 'Builtins', 'Memory segments'],
];

/** All that a person sees of the machine at a stop; the same for the same moment, live or in the past. */
export async function machineState(session: TestSession): Promise<string> {
  const frames = await session.frames();
  const tree = await variableTree(session, { scopes: SCOPES });
  // Of an earlier moment the description names the edge, too.
  return `${frames.join(' < ')}\n${session.description().replace(/ of \d+,/, ',')}\n${tree}`;
}
