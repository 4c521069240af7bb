interface Entry<T> {
  readonly key: string;
  value: T;
}

/**
 * Numbers for things that a client names by number: frames, and variables with parts. A number is bound to the
 * chain of names that leads to the thing, and outlives a stop if the same thing is asked for at the next one:
 * that is what keeps trees expanded in the client.
 */
export class Handles<T> {
  #next = 1;
  /** By number, at this stop and the one before. */
  #current = new Map<number, Entry<T>>();
  #previous = new Map<number, Entry<T>>();
  readonly #numbers = new Map<string, number>();

  /** The number of `name` below `parent` (0: the root), which stands for `value` from now on. */
  add(parent: number, name: string, value: T): number {
    const key = `${parent}/${name}`;
    const number = this.#numbers.get(key) ?? this.#next++;
    this.#numbers.set(key, number);
    this.#current.set(number, { key, value });
    return number;
  }

  /** What the number stands for at this stop. */
  get(number: number): T | undefined {
    return this.#current.get(number)?.value;
  }

  /** Begins a new stop: numbers that were not used at the last one are forgotten. */
  nextStop(): void {
    for (const [number, { key }] of this.#previous) {
      if (!this.#current.has(number)) this.#numbers.delete(key);
    }
    this.#previous = this.#current;
    this.#current = new Map();
  }
}
