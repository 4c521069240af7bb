import type { PendingRequest } from './pending-request.ts';
import { Cancelled, ClientError } from '../../client-error.ts';

/** How long a task goes on before the client shows it, in milliseconds. */
const DELAY_MS = 500;

/** Tells how a task goes. @param fraction what is done, from 0 to 1, if that can be told */
export type Report = (message: string, fraction?: number) => void;

/**
 * What a long task does. It heeds `signal` (by ending, or by throwing anything), and leaves the event loop to others
 * now and then: else no cancellation is heard.
 */
export type Work<T> = (signal: AbortSignal, report: Report) => T | Promise<T>;

export interface TaskOptions {
  /** Milliseconds until the client shows the task. */
  readonly delay?: number;
}

/** How tasks reach the client: the session. */
export interface ProgressChannel {
  readonly client: { readonly showsProgress: boolean };
  send(event: string, body: object): void;
}

/** What takes long: the client shows how it goes, and may cancel it, by its progress as well as by its request. */
export class LongTasks {
  readonly #running = new Map<string, AbortController>();
  #nextId = 1;

  constructor(private readonly channel: ProgressChannel) {}

  /**
   * Does the work, and shows it where it takes longer than a moment.
   * @param request whose answer waits for it; undefined: nobody waits, as for a search that ends with a stop
   * @throws Error that the task was cancelled with, whatever the work throws then
   */
  async run<T>(
    title: string,
    request: PendingRequest | undefined,
    work: Work<T>,
    { delay = DELAY_MS }: TaskOptions = {},
  ): Promise<T> {
    const abort = new AbortController();
    const cancel = (): void => abort.abort(request?.signal.reason);
    if (request?.signal.aborted) cancel();
    request?.signal.addEventListener('abort', cancel);
    const progressId = `task ${this.#nextId++}`;
    this.#running.set(progressId, abort);
    const progress = new Progress(this.channel, { progressId, title, requestId: request?.id }, delay);
    try {
      abort.signal.throwIfAborted();
      return await work(abort.signal, progress.report);
    } catch (error) {
      throw abort.signal.aborted ? abort.signal.reason : error;
    } finally {
      progress.end();
      this.#running.delete(progressId);
      request?.signal.removeEventListener('abort', cancel);
    }
  }

  /** The client wants the end of the task that it shows under this name; nothing happens if that is over. */
  cancel(progressId: string): void {
    this.#running.get(progressId)?.abort(new Cancelled());
  }

  /** Cancels all, since the session ends. */
  cancelAll(): void {
    for (const abort of this.#running.values()) {
      abort.abort(new ClientError('Cancelled, since the session ends.'));
    }
  }
}

/** What the client shows of one task. */
class Progress {
  readonly #timer: NodeJS.Timeout;
  readonly #due: number;
  #isShown = false;
  #last: { message?: string; percentage?: number } = {};

  constructor(
    private readonly channel: ProgressChannel,
    private readonly about: { progressId: string; title: string; requestId: number | undefined },
    delay: number,
  ) {
    this.#due = performance.now() + delay;
    this.#timer = setTimeout(() => this.#show(), delay).unref();
  }

  readonly report: Report = (message, fraction) => {
    this.#last = { message, ...(fraction === undefined ? {} : { percentage: Math.round(fraction * 100) }) };
    // Work that seldom waits reports more often than timers run.
    if (performance.now() >= this.#due) this.#show();
  };

  end(): void {
    clearTimeout(this.#timer);
    if (this.#isShown) this.channel.send('progressEnd', { progressId: this.about.progressId });
  }

  #show(): void {
    if (!this.channel.client.showsProgress) return;
    const { progressId, title, requestId } = this.about;
    if (this.#isShown) {
      this.channel.send('progressUpdate', { progressId, ...this.#last });
    } else {
      const request = requestId === undefined ? {} : { requestId };
      this.channel.send('progressStart', { progressId, title, ...request, cancellable: true, ...this.#last });
    }
    this.#isShown = true;
  }
}
