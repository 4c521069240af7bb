import type { Moment } from '../../../../vm-core/src/index.ts';
import { ClientError } from '../../client-error.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { Search } from '../../debuggee/time/stops-in-time.ts';
import type { Landing } from '../../debuggee/time/time-travel.ts';
import type { ArrivalReason, Session } from '../session.ts';

/** A search that has found already. */
// eslint-disable-next-line require-yield -- there is nothing to wait for
export function* straightTo(moment: Moment | undefined): Search<Landing | undefined> {
  return moment && { moment };
}

/**
 * Moves in the recorded run, once the client knows that its request was heard. A stop follows, also where nothing was found.
 * @param title of the search, for clients that show how it goes
 * @param reason what the client is told of the stop, where nothing else has stopped it
 * @throws ClientError while the program runs, and where nothing is recorded
 */
export function travel(
  session: Session,
  title: string,
  search: Search<Landing | undefined>,
  reason?: ArrivalReason,
): void {
  const debuggee = recorded(session);
  session.stop = undefined;
  session.arrivalReason = reason;
  session.afterResponse(() => {
    void session.tasks.run(title, undefined, signal => {
      signal.addEventListener('abort', () => debuggee.pause());
      return debuggee.travel(search);
    });
  });
}

/** As `travel`, for a request of our own: the client does not know that it moves anything. */
export function travelUnasked(session: Session, title: string, search: Search<Landing | undefined>): void {
  recorded(session);
  session.tellContinued();
  travel(session, title, search);
}

/** The debuggee, which stands still and can go back. */
function recorded(session: Session): Debuggee {
  const { debuggee } = session.stopped;
  if (debuggee.cursor.canGoBack) return debuggee;
  throw new ClientError('Nothing of this run is recorded: its VM was made with recording=False.', true);
}
