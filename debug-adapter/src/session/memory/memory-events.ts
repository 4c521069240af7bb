import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Session } from '../session.ts';

/** Tells a client that listens which of the bytes that it has read are different now. */
export function reportMemoryChanges(session: Session): void {
  if (!session.client.hearsOfMemory || session.stop === undefined) return;
  for (const change of session.watchedMemory.changes(session.program.debuggee.cursor.view)) {
    const body: DebugProtocol.MemoryEvent['body'] = change;
    session.send('memory', body);
  }
}
