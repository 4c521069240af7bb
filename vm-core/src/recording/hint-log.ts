import type { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';
import { HintExecutions, type HintExecution, type SegmentCounts } from './hint-executions.ts';
import { compareMoments, type Moment } from './machine-view.ts';

/** What the log has to know of the VM. */
export interface LoggedVm extends Moment, Registers {
  readonly segments: SegmentCounts;
}

/** Says how many hints ran at a step. @param pc of the step's instruction, if it is known */
type HintsRun = (step: number, pc?: Relocatable) => number;

/**
 * What hints did besides running: which cells each execution wrote, in the order of time. Instructions are replayed, but hints
 * are never run again, so that this cannot be found out later.
 */
export class HintLog {
  readonly #executions = new HintExecutions();
  /** By temporary segment: the index of the execution that gave it a rule. */
  readonly #ruleMakers = new Map<number, number>();
  #vm: LoggedVm | undefined;
  /** Is the last execution a hint that is under way? */
  #isInHint = false;
  #isInInstruction = false;
  #passedOver: HintsRun | undefined;

  /** Logs what happens to a VM from now on. */
  start(vm: LoggedVm): void {
    this.#vm = vm;
  }

  /** Does anything log? */
  get isOn(): boolean {
    return this.#vm !== undefined;
  }

  /** How many executions there are. */
  get length(): number {
    return this.#executions.length;
  }

  /** An execution, in the order of time; undefined: there are fewer. */
  at(index: number): HintExecution | undefined {
    return this.#executions.at(index);
  }

  /** A hint begins. */
  begin(): void {
    if (!this.#vm) return;
    this.#add(this.#vm, false);
    this.#isInHint = true;
  }

  /** The hint is over. */
  end(): void {
    this.#isInHint = false;
  }

  /** Writes of instructions are not logged. */
  instruction(isRunning: boolean): void {
    this.#isInInstruction = isRunning;
  }

  wrote(address: Relocatable): void {
    if (!this.#vm || this.#isInInstruction) return;
    this.#open(this.#vm);
    this.#executions.addWrite(address);
  }

  addedRule(segment: number): void {
    if (!this.#vm) return;
    this.#open(this.#vm);
    this.#ruleMakers.set(segment, this.length - 1);
  }

  /** The index of the first execution at or after a moment; the number of executions if there is none. */
  indexFrom({ step, hintIndex }: Moment): number {
    const executions = this.#executions;
    let [low, high] = [0, executions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = executions.stepOf(middle) - step || executions.hintIndexOf(middle) - hintIndex;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Says of a run that is over how many hints ran at a step. What they did is not known. */
  passOver(hintsRun: HintsRun): void {
    this.#passedOver = hintsRun;
  }

  /**
   * How many hints ran, or began to run, at this step.
   * @param pc of the step's instruction, if it is known: else a run that is over may have to be replayed up to it
   */
  hintsRun(step: number, pc?: Relocatable): number {
    if (this.#passedOver) return this.#passedOver(step, pc);
    let count = 0;
    for (const index of this.#of(step)) if (!this.#executions.isOwner(index)) count++;
    return count;
  }

  /** The execution that wrote a cell of which it is known that it was written at this step; undefined: the instruction wrote it. */
  writerAt(step: number, address: Relocatable): HintExecution | undefined {
    for (const index of this.#of(step)) if (this.#executions.wrote(index, address)) return this.at(index);
    return undefined;
  }

  /** Had hints, or the owner, written the cell at the moment's step before the moment? */
  hadWritten(moment: Moment, address: Relocatable): boolean {
    for (const index of this.#before(moment)) if (this.#executions.wrote(index, address)) return true;
    return false;
  }

  /** 1 + the offset of the last cell of a segment that they had written at the moment's step before the moment. */
  sizeWritten(moment: Moment, segment: number): number {
    let size = 0;
    for (const index of this.#before(moment)) {
      size = Math.max(size, 1 + (this.#executions.lastOffset(index, segment) ?? -1));
    }
    return size;
  }

  /** The execution that added a rule for a temporary segment. */
  ruleMaker(segment: number): HintExecution | undefined {
    const index = this.#ruleMakers.get(segment);
    return index === undefined ? undefined : this.at(index);
  }

  /** The executions of a step that are over at a moment of it. */
  *#before({ step, hintIndex }: Moment): Generator<number> {
    for (const index of this.#of(step)) {
      const isOver =
        this.#executions.hintIndexOf(index) - (this.#executions.isOwner(index) ? 1 : 0) < hintIndex;
      if (isOver) yield index;
    }
  }

  *#of(step: number): Generator<number> {
    const { length } = this;
    let index = this.indexFrom({ step, hintIndex: 0 });
    for (; index < length && this.#executions.stepOf(index) === step; index++) yield index;
  }

  /** Whatever happens now belongs to the last execution: to the hint that runs, or to the owner. */
  #open(vm: LoggedVm): void {
    if (this.#isInHint) return;
    const last = this.length - 1;
    const isOwners = last >= 0 && this.#executions.isOwner(last);
    if (!isOwners || compareMoments(this.#executions.momentAt(last), vm) !== 0) this.#add(vm, true);
  }

  #add({ step, hintIndex, pc, ap, fp, segments }: LoggedVm, isOwner: boolean): void {
    const { count, temporaryCount } = segments;
    this.#executions.add({ step, hintIndex, isOwner, registers: { pc, ap, fp }, count, temporaryCount });
  }
}
