import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Session } from '../session.ts';

/**
 * Ends what the client no longer waits for: a request, or the task behind a progress bar. A request that is cancelled
 * is answered with the message `cancelled`; one that is answered already stays so.
 */
export function cancel(session: Session, { requestId, progressId }: DebugProtocol.CancelArguments): void {
  if (requestId !== undefined) session.pending.get(requestId)?.cancel();
  if (progressId !== undefined) session.tasks.cancel(progressId);
}
