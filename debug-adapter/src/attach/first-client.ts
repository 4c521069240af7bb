/** Has the owner of a VM wait for the first client. */
export class FirstClient {
  readonly #coming: Promise<boolean>;
  #settle: (isWanted: boolean) => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;
  #isAwaited: boolean;

  /** @param isAwaited false: the owner does not wait */
  constructor(isAwaited: boolean) {
    this.#isAwaited = isAwaited;
    this.#coming = new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
    // The owner may not have called yet.
    this.#coming.catch(() => undefined);
  }

  /** @returns false if the wait was given up. @throws Error with which it was */
  come(): Promise<boolean> {
    return this.#isAwaited ? this.#coming : Promise.resolve(true);
  }

  isThere(): void {
    this.#isAwaited = false;
    this.#settle(true);
  }

  /** Ends the wait that goes on; nobody waits from now on. */
  giveUp(error?: Error): void {
    this.#isAwaited = false;
    if (error) this.#fail(error);
    else this.#settle(false);
  }
}
