import { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';
import { compareMoments, type Moment } from './machine-view.ts';

/** What the log keeps of segments: how many there were before an execution. */
interface SegmentCounts {
  readonly count: number;
  readonly temporaryCount: number;
}

/** What the log has to know of the VM. */
export interface LoggedVm extends Moment, Registers {
  readonly segments: SegmentCounts;
}

/** One execution of a hint, or what the VM's owner did between two calls; its moment is the one before it. */
export interface HintExecution extends Moment, SegmentCounts {
  /** The owner did it, and no hint. */
  readonly isOwner: boolean;
  /** The registers before it: a hint may move them. */
  readonly registers: Registers;
  /** `Relocatable.key` of the cells that it wrote, in order. */
  readonly writes: readonly number[];
  /** Temporary segments that it gave a rule. */
  readonly rules: readonly number[];
}

interface OpenExecution extends HintExecution {
  readonly writes: number[];
  readonly rules: number[];
}

/**
 * What hints did besides running: which cells each execution wrote, in the order of time. Instructions are replayed, but hints
 * are never run again, so that this cannot be found out later.
 */
export class HintLog {
  readonly #executions: OpenExecution[] = [];
  #vm: LoggedVm | undefined;
  /** The execution that is under way. */
  #open: OpenExecution | undefined;
  #isInInstruction = false;
  #passedOver: ((step: number) => number) | undefined;

  /** Logs what happens to a VM from now on. */
  start(vm: LoggedVm): void {
    this.#vm = vm;
  }

  /** Does anything log? */
  get isOn(): boolean {
    return this.#vm !== undefined;
  }

  get executions(): readonly HintExecution[] {
    return this.#executions;
  }

  /** A hint begins. */
  begin(): void {
    if (this.#vm) this.#open = this.#add(this.#vm, false);
  }

  /** The hint is over. */
  end(): void {
    this.#open = undefined;
  }

  /** Writes of instructions are not logged. */
  instruction(isRunning: boolean): void {
    this.#isInInstruction = isRunning;
  }

  wrote(address: Relocatable): void {
    if (this.#vm && !this.#isInInstruction) this.#current(this.#vm).writes.push(address.key);
  }

  addedRule(segment: number): void {
    if (this.#vm) this.#current(this.#vm).rules.push(segment);
  }

  /** The index of the first execution at or after a moment; the number of executions if there is none. */
  indexFrom(moment: Moment): number {
    let [low, high] = [0, this.#executions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const execution = this.#executions[middle];
      if (execution && compareMoments(execution, moment) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Says of a run that is over how many hints ran at a step. What they did is not known. */
  passOver(hintsRun: (step: number) => number): void {
    this.#passedOver = hintsRun;
  }

  /** How many hints ran, or began to run, at this step. */
  hintsRun(step: number): number {
    if (this.#passedOver) return this.#passedOver(step);
    let count = 0;
    for (const execution of this.#of(step)) if (!execution.isOwner) count++;
    return count;
  }

  /** The execution that wrote a cell of which it is known that it was written at this step; undefined: the instruction wrote it. */
  writerAt(step: number, address: Relocatable): HintExecution | undefined {
    for (const execution of this.#of(step)) if (execution.writes.includes(address.key)) return execution;
    return undefined;
  }

  /** The execution that added a rule for a temporary segment. */
  ruleMaker(segment: number): HintExecution | undefined {
    return this.#executions.find(({ rules }) => rules.includes(segment));
  }

  /** The executions of a step that are over at a moment of it. */
  *before(moment: Moment): Generator<HintExecution> {
    for (const execution of this.#of(moment.step)) {
      if (
        execution.isOwner ? execution.hintIndex <= moment.hintIndex : execution.hintIndex < moment.hintIndex
      )
        yield execution;
    }
  }

  *#of(step: number): Generator<HintExecution> {
    for (let index = this.indexFrom({ step, hintIndex: 0 }); ; index++) {
      const execution = this.#executions[index];
      if (execution?.step !== step) return;
      yield execution;
    }
  }

  /** Where something belongs that happens now: to the hint that runs, or to the owner. */
  #current(vm: LoggedVm): OpenExecution {
    if (this.#open) return this.#open;
    const last = this.#executions.at(-1);
    return last?.isOwner === true && compareMoments(last, vm) === 0 ? last : this.#add(vm, true);
  }

  #add(vm: LoggedVm, isOwner: boolean): OpenExecution {
    const { step, hintIndex, pc, ap, fp, segments } = vm;
    const { count, temporaryCount } = segments;
    const registers = { pc, ap, fp };
    const execution = { step, hintIndex, isOwner, registers, count, temporaryCount, writes: [], rules: [] };
    this.#executions.push(execution);
    return execution;
  }
}
