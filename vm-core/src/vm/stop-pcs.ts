import type { Relocatable } from '../relocatable.ts';

/** The pcs at which `RunOptions.shouldStop` is asked. Adding one twice needs two deletes. */
export class StopPcs {
  readonly #counts = new Map<number, number>();

  /** `mark` tells the interpreter when an address starts or ends to be one. */
  constructor(private readonly mark: (pc: Relocatable, on: boolean) => void) {}

  has(pc: Relocatable): boolean {
    return this.#counts.has(pc.key);
  }

  add(pc: Relocatable): void {
    const count = this.#counts.get(pc.key) ?? 0;
    this.#counts.set(pc.key, count + 1);
    if (count === 0) this.mark(pc, true);
  }

  delete(pc: Relocatable): void {
    const count = this.#counts.get(pc.key) ?? 0;
    if (count > 1) this.#counts.set(pc.key, count - 1);
    else if (this.#counts.delete(pc.key)) this.mark(pc, false);
  }
}
