import { THREAD_ID, type Session } from '../session/session.ts';

/** How often it is looked whether the name has changed: an owner may call thousands of times a second. */
const LOOK_MS = 300;

/** Keeps the name of the thread in the client up to date: it says whether the owner has the VM. */
export class ThreadName {
  #timer: NodeJS.Timeout | undefined;

  show(session: Session): void {
    this.hide();
    let shown: boolean | undefined;
    this.#timer = setInterval(() => {
      const isWaiting = session.loaded?.debuggee.isWaiting;
      if (isWaiting === shown || session.stop !== undefined) return;
      shown = isWaiting;
      // Clients ask for the threads then.
      session.send('thread', { reason: 'started', threadId: THREAD_ID });
    }, LOOK_MS).unref();
  }

  hide(): void {
    clearInterval(this.#timer);
  }
}
