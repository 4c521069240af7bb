/**
 * The order in which CPython lists a set of integers (Objects/setobject.c): error texts that list a set show it.
 * Numbers from 0 on are their own hashes, and stand in an open table of a power of two of slots.
 */
const MIN_SLOTS = 8;
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
/** Sets of more grow less. */
const LARGE = 50_000;

class IntSet {
  #slots: (number | undefined)[] = new Array<number | undefined>(MIN_SLOTS).fill(undefined);
  #size = 0;

  get items(): number[] {
    return this.#slots.filter(item => item !== undefined);
  }

  /** Adds a number that is not in the set yet. */
  add(item: number): void {
    this.#put(item);
    this.#size++;
    if (this.#size * 5 < (this.#slots.length - 1) * 3) return;
    const { items } = this;
    const least = this.#size * (this.#size > LARGE ? 2 : 4);
    let slots = MIN_SLOTS;
    while (slots <= least) slots *= 2;
    this.#slots = new Array<number | undefined>(slots).fill(undefined);
    for (const each of items) this.#put(each);
  }

  #put(item: number): void {
    const mask = this.#slots.length - 1;
    let slot = item % this.#slots.length;
    let perturb = item;
    for (;;) {
      const last = slot + (slot + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0);
      for (let at = slot; at <= last; at++) {
        if (this.#slots[at] !== undefined) continue;
        this.#slots[at] = item;
        return;
      }
      perturb = Math.floor(perturb / 2 ** PERTURB_SHIFT);
      slot = (slot * 5 + 1 + perturb) % this.#slots.length;
    }
  }
}

/** `list(set(items) - set(taken))`: of different numbers from 0 on, those that are not taken, in Python's order. */
export function setDifference(items: Iterable<number>, isTaken: (item: number) => boolean): number[] {
  const all = new IntSet();
  for (const item of items) all.add(item);
  const rest = new IntSet();
  for (const item of all.items) if (!isTaken(item)) rest.add(item);
  return rest.items;
}
