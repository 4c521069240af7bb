import { formatFelt, type CellValue, type Relocatable } from '../../../../vm-core/src/index.ts';
import type { Cursor } from '../time/cursor.ts';

/** Writes cells that have no value yet. Those that have one keep it: Cairo's memory is written once. */
export class CellWriter {
  readonly #cursor: Cursor;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /**
   * Writes all of the values, or none, from `address` on.
   * @throws Error that says why nothing is written, and what to do
   */
  write(address: Relocatable, values: readonly CellValue[]): void {
    for (const [i, value] of values.entries()) this.check(address.add(i), value);
    for (const [i, value] of values.entries()) this.#cursor.vm.memory.set(address.add(i), value);
  }

  /** @throws Error that says why the value may not be written there, and what to do */
  check(address: Relocatable, value: CellValue): void {
    const { isLive, vm } = this.#cursor;
    if (vm.recording.isPostMortem)
      throw new Error('This run is over: it can be looked at, and not be changed.');
    if (!isLive) {
      throw new Error('The past cannot be changed. Go to the live edge of the run first.');
    }
    const { memory } = vm;
    if (!memory.isReachable(address)) throw new Error(`There is no cell ${address}.`);
    const known = memory.get(address);
    if (known !== undefined) {
      const step = memory.writerStep(address) ?? -1;
      throw new Error(
        `Cell ${address} has held ${typeof known === 'bigint' ? formatFelt(known) : known} since ${step < 0 ? 'before the run' : `step ${step}`}, and cells are ` +
          'written once. Restart, and give it another value before that.',
      );
    }
    const refusal = memory.refusal(address, value);
    if (refusal !== undefined) throw new Error(refusal);
  }
}
