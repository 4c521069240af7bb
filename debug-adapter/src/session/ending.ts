import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Session } from './session.ts';

/** Ends the program, and the session with it. The client disconnects when it hears of the end. */
export function terminate(session: Session): void {
  session.tasks.cancelAll();
  session.afterResponse(() => {
    session.stop = undefined;
    void session.loaded?.terminate();
    session.send('terminated');
  });
}

/** The client goes: ends everything at once. Of a VM that the session was attached to, only if the client says so. */
export async function disconnect(
  session: Session,
  { terminateDebuggee = false, restart = false }: DebugProtocol.DisconnectArguments,
): Promise<void> {
  session.comesAgain = restart;
  if (terminateDebuggee) await session.loaded?.terminate();
  session.afterResponse(() => session.endConnection());
}

/** The run is over by itself. */
export function reportEnd(session: Session, exitCode: number, output: string): void {
  if (output !== '') session.print('stdout', output);
  session.stop = undefined;
  session.send('exited', { exitCode });
  session.send('terminated');
}
