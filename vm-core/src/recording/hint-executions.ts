import { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';
import type { Moment } from './machine-view.ts';
import { NumberList } from './number-list.ts';

/** How many segments there were. */
export interface SegmentCounts {
  readonly count: number;
  readonly temporaryCount: number;
}

/** One execution of a hint, or what the VM's owner did between two calls; its moment is the one before it. */
export interface HintExecution extends Moment, SegmentCounts {
  /** The owner did it, and no hint. */
  readonly isOwner: boolean;
  /** The registers before it: a hint may move them. */
  readonly registers: Registers;
}

/** The numbers of a row. */
const ROW = 9;
const STEP = 0;
const HINT_INDEX = 1;
const IS_OWNER = 2;
const PC = 3;
const AP = 4;
const FP = 5;
const COUNT = 6;
const TEMPORARY_COUNT = 7;
const FIRST_WRITE = 8;
/** No offset is above it. */
const MAX_OFFSET = 2 ** 32 - 1;

/**
 * Hint executions in the order of time, with the cells that each of them wrote: 72 bytes and 8 for each cell, since a run may have
 * millions.
 */
export class HintExecutions {
  readonly #rows = new NumberList();
  /** `Relocatable.key` of the cells, those of one execution in a row. */
  readonly #writes = new NumberList();
  /** Did the last execution write its cells in another order than that of their addresses? */
  #isDisordered = false;

  get length(): number {
    return this.#rows.length / ROW;
  }

  add({ step, hintIndex, isOwner, registers, count, temporaryCount }: HintExecution): void {
    this.#order();
    const { pc, ap, fp } = registers;
    const rows = this.#rows;
    rows.push(step);
    rows.push(hintIndex);
    rows.push(isOwner ? 1 : 0);
    rows.push(pc.key);
    rows.push(ap.key);
    rows.push(fp.key);
    rows.push(count);
    rows.push(temporaryCount);
    rows.push(this.#writes.length);
  }

  /** The last execution wrote a cell. */
  addWrite(address: Relocatable): void {
    const { key } = address;
    const { length } = this.#writes;
    const isFirst = length === this.#firstWrite(this.length - 1);
    if (!isFirst && key < this.#writes.at(length - 1)) this.#isDisordered = true;
    this.#writes.push(key);
  }

  /** undefined: there are fewer. */
  at(index: number): HintExecution | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const registers = {
      pc: this.#address(index, PC),
      ap: this.#address(index, AP),
      fp: this.#address(index, FP),
    };
    const count = this.#number(index, COUNT);
    const temporaryCount = this.#number(index, TEMPORARY_COUNT);
    const { step, hintIndex } = this.momentAt(index);
    return { step, hintIndex, isOwner: this.isOwner(index), registers, count, temporaryCount };
  }

  /** The same, of one below `length`, without the rest. */
  momentAt(index: number): Moment {
    return { step: this.stepOf(index), hintIndex: this.hintIndexOf(index) };
  }

  stepOf(index: number): number {
    return this.#number(index, STEP);
  }

  hintIndexOf(index: number): number {
    return this.#number(index, HINT_INDEX);
  }

  isOwner(index: number): boolean {
    return this.#number(index, IS_OWNER) === 1;
  }

  /** Did it write the cell? */
  wrote(index: number, address: Relocatable): boolean {
    const { key } = address;
    const end = this.#writesUpTo(index, key);
    return end > this.#firstWrite(index) && this.#writes.at(end - 1) === key;
  }

  /** The last cell of a segment that it wrote. */
  lastOffset(index: number, segment: number): number | undefined {
    const end = this.#writesUpTo(index, new Relocatable(segment, MAX_OFFSET).key);
    if (end === this.#firstWrite(index)) return undefined;
    const last = Relocatable.fromKey(this.#writes.at(end - 1));
    return last.segment === segment ? last.offset : undefined;
  }

  /** Where the writes of an execution end whose keys are at most this. */
  #writesUpTo(index: number, key: number): number {
    this.#order();
    let [low, high] = [this.#firstWrite(index), this.#firstWrite(index + 1)];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#writes.at(middle) <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of the execution behind the last one: where its writes would begin. */
  #firstWrite(index: number): number {
    return index < this.length ? this.#number(index, FIRST_WRITE) : this.#writes.length;
  }

  #number(index: number, column: number): number {
    return this.#rows.at(ROW * index + column);
  }

  #address(index: number, column: number): Relocatable {
    return Relocatable.fromKey(this.#number(index, column));
  }

  /** Only the last execution writes: all before it are in order. */
  #order(): void {
    if (!this.#isDisordered) return;
    this.#isDisordered = false;
    this.#writes.part(this.#firstWrite(this.length - 1), this.#writes.length).sort();
  }
}
