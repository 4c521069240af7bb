import type { Relocatable } from '../relocatable.ts';
import type { Memory } from './memory.ts';

/**
 * Of things found in memory, the one at the cell that was written first. cairo-lang looks through memory in the order
 * of assignment and speaks of the first that it finds; cells of one instruction or hint are told apart by address here.
 */
export class Earliest<T> {
  #step = Infinity;
  #found: T | undefined;

  constructor(private readonly memory: Memory) {}

  get found(): T | undefined {
    return this.#found;
  }

  /** Was this cell written before that of what is found? */
  isBefore(address: Relocatable): boolean {
    return (this.memory.writerStep(address) ?? Infinity) < this.#step;
  }

  /** Keeps what was found at a cell if the cell was written before. */
  take(address: Relocatable, found: T): void {
    if (!this.isBefore(address)) return;
    this.#step = this.memory.writerStep(address) ?? Infinity;
    this.#found = found;
  }
}
