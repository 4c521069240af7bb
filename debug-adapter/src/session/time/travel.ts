import type { Moment } from '../../../../vm-core/src/index.ts';
import { ClientError } from '../../client-error.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { Search } from '../../debuggee/time/stops-in-time.ts';
import type { Landing } from '../../debuggee/time/time-travel.ts';
import type { ArrivalReason, Session } from '../session.ts';

/**
 * Moves in the recorded run, once the client knows that its request was heard. A stop follows, also where nothing was found.
 * @param title of the search, for clients that show how it goes
 * @throws ClientError while the program runs, and where nothing is recorded
 */
export function travel(session: Session, title: string, search: Search<Landing | undefined>): void {
  const debuggee = begin(session);
  session.afterResponse(() => {
    void session.tasks.run(title, undefined, signal => {
      signal.addEventListener('abort', () => debuggee.pause());
      return debuggee.travel(search);
    });
  });
}

/**
 * As `travel`, to a moment that is known; nowhere if there is none.
 * @param reason what the client is told of the stop, where nothing else has stopped it
 */
export function jump(session: Session, moment: Moment | undefined, reason?: ArrivalReason): void {
  const debuggee = begin(session, reason);
  session.afterResponse(() => debuggee.jump(moment));
}

/** As `jump`, for a request of our own: the client does not know that it moves anything. */
export function jumpUnasked(session: Session, moment: Moment | undefined): void {
  jump(session, moment);
  session.tellContinued();
}

/** The debuggee stands still and can go back: it does not stand any more. */
function begin(session: Session, reason?: ArrivalReason): Debuggee {
  const { debuggee } = session.stopped;
  if (!debuggee.cursor.canGoBack) {
    throw new ClientError('Nothing of this run is recorded: its VM was made with recording=False.', true);
  }
  session.stop = undefined;
  session.arrivalReason = reason;
  return debuggee;
}
