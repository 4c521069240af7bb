import { Cancelled } from '../../client-error.ts';

/** A request that is not answered yet. The client may cancel it. */
export class PendingRequest {
  readonly #abort = new AbortController();

  /** @param id the request's `seq` */
  constructor(readonly id: number) {}

  /** Aborted when nobody wants the answer any more; its reason is the error that answers the request. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  cancel(reason: Error = new Cancelled()): void {
    this.#abort.abort(reason);
  }
}
