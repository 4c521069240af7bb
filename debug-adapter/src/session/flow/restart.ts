import type { DebugProtocol } from '@vscode/debugprotocol';
import { ClientError, wrongArgument } from '../../client-error.ts';
import type { Session } from '../session.ts';
import { startWhenReady } from '../starting.ts';
import type { PendingRequest } from '../tasks/pending-request.ts';

/**
 * Runs the program anew, wherever it is, with the same arguments or with others. Breakpoints stay. What runs goes on
 * until the new program is loaded: if that fails, nothing has happened.
 */
export async function restart(
  session: Session,
  { arguments: changed }: DebugProtocol.RestartArguments,
  request: PendingRequest,
): Promise<void> {
  const { loadAnew } = session.program;
  if (!loadAnew) {
    throw new ClientError(
      'Only what this session has launched can be started anew. A VM that Python owns is run again by its Python program.',
      true,
    );
  }
  if (changed !== undefined && (typeof changed !== 'object' || changed === null)) {
    throw wrongArgument('arguments', 'the arguments of a launch');
  }
  await loadAnew(changed, request);
  const { loaded } = session;
  const stood = session.stop !== undefined;
  session.stop = undefined;
  session.arrivalReason = undefined;
  session.afterResponse(() => {
    if (session.loaded !== loaded) return;
    // A client that showed a stop does not know that nothing stands still any more.
    if (stood) session.tellContinued();
    startWhenReady(session);
  });
}
