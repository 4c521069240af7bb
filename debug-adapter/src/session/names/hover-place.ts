import type { DebugProtocol } from '@vscode/debugprotocol';
import { ClientError } from '../../client-error.ts';
import type { CairoFrame } from '../../debuggee/cairo-frame.ts';
import type { Session } from '../session.ts';
import { frameNames, isInSource } from './frame-names.ts';

/**
 * A name under the mouse may stand for something else there than where the frame stands: it is bound anew later on, or before.
 * @throws ClientError if the debug information says so
 */
export function checkHoverPlace(
  session: Session,
  frame: CairoFrame,
  { expression, source, line, column }: DebugProtocol.EvaluateArguments,
): void {
  if (!source || line === undefined || column === undefined || !isInSource(session, frame, source)) return;
  const [atLine, start] = [session.client.fromLine(line), session.client.fromColumn(column)];
  const found = frameNames(session, frame);
  const other = found?.names.find(
    name =>
      name.line === atLine &&
      start <= name.column &&
      name.column < start + expression.length &&
      !found.isCurrent(name),
  );
  if (other) {
    throw new ClientError(`'${other.name}' is bound to something else here than where ${frame.name} stands.`);
  }
}
