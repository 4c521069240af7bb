import { ClientError } from '../client-error.ts';
import type { Session } from './session.ts';

/** Ends the program, and the session with it. The client disconnects when it hears of the end. */
export function terminate(session: Session): void {
  session.launching.abort(new ClientError('The launch was cancelled.'));
  session.afterResponse(() => {
    void session.loaded?.debuggee.close();
    session.stop = undefined;
    session.send('terminated');
  });
}

/** Ends everything at once: the client goes. */
export function disconnect(session: Session): void {
  session.afterResponse(() => session.endConnection());
}

/** The run is over by itself. */
export function reportEnd(session: Session, exitCode: number, output: string): void {
  if (output !== '') session.print('stdout', output);
  session.stop = undefined;
  session.send('exited', { exitCode });
  session.send('terminated');
}
