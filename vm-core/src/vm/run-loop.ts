import type { Deduction } from '../builtins/deduction.ts';
import { blake2sCompress } from '../core/blake2s.ts';
import { RunOutcome, type Core } from '../core/core.ts';
import { PythonError } from '../errors/python-error.ts';
import { makeVmException, type ErrorContext } from '../errors/vm-exception-text.ts';
import type { VmException } from '../errors/vm-exception.ts';
import type { HintProcessor } from '../hints/hint-processor.ts';
import { RuleNeeded, type HintRules } from '../hints/hint-rules.ts';
import type { Hint } from '../program/program.ts';
import type { Relocatable } from '../relocatable.ts';
import type { CairoVm } from './cairo-vm.ts';
import { exactStep, type Registers } from './exact-step.ts';
import { failureReason, isOutOfMemory } from './failure-reason.ts';
import { setRegisters } from './set-registers.ts';
import type { RunOptions, Stop } from './stop.ts';
import type { VmOptions } from './vm-options.ts';
import { yieldToHost } from './yield-to-host.ts';

/** Instructions that run without a look at the clock: some 10 ms. */
const SLICE_STEPS = 2 ** 18;
/** As many where somebody looks at what they did. */
const WATCHED_STEPS = 2 ** 14;
/** Cells keep the step that wrote them in 31 bits. */
const MAX_STEPS = 2 ** 31 - 2;
/** Only a run for a proof has instructions at its end (vm_step in cairo-lang, vm/cairo_runner.py). */
const PAST_END = new PythonError('Exception', 'Error: Execution reached the end of the program.');
/** The host gets its turn this often, so that a pause is honoured within 50 ms. */
const YIELD_MS = 15;

/** The parts of a VM that only its loop uses. */
export interface LoopParts {
  readonly core: Core;
  readonly deduction: Deduction;
  readonly hints: HintProcessor | undefined;
  readonly hintRules: HintRules;
  readonly errorContext: ErrorContext;
  readonly options: VmOptions;
}

/** A call of `run`. */
interface RunUnderWay {
  readonly lastStep: number;
  readonly shouldStop: RunOptions['shouldStop'];
  readonly watch: RunOptions['watch'];
  readonly pastEnd: boolean;
  /** Has nothing run yet? */
  isStart: boolean;
  /** When the host gets its next turn; undefined: the clock was not looked at since the last one. */
  yieldAt: number | undefined;
}

/** Runs a VM: its hints, the fast loop between them, and what that one leaves to the exact step. */
export class RunLoop {
  #hintIndex = 0;
  #isRunning = false;
  #pauseAsked = false;
  #failure: VmException | undefined;

  constructor(
    private readonly vm: CairoVm,
    private readonly parts: LoopParts,
  ) {}

  /** The next hint of the pc to run; the number of hints there: the instruction is next. */
  get hintIndex(): number {
    return this.#hintIndex;
  }

  /** See `CairoVm.run`. */
  async run(options: RunOptions): Promise<Stop> {
    checkMaxSteps(options);
    if (this.#isRunning) throw new Error('This VM is running: wait for the end of the other run() first.');
    const { isProof, finalPc, stopPcs } = this.vm;
    const runsOn = isProof && options.pastEnd === true;
    this.#isRunning = true;
    this.#pauseAsked = false;
    if (runsOn) stopPcs.delete(finalPc);
    try {
      return await this.untilStop(options);
    } finally {
      if (runsOn) stopPcs.add(finalPc);
      this.#isRunning = false;
    }
  }

  pause(): void {
    this.#pauseAsked = true;
  }

  private async untilStop(options: RunOptions): Promise<Stop> {
    const { maxSteps = Infinity, shouldStop, watch, pastEnd = false } = options;
    const run: RunUnderWay = {
      lastStep: this.vm.step + maxSteps,
      shouldStop,
      watch,
      pastEnd,
      isStart: true,
      yieldAt: undefined,
    };
    for (;;) {
      const stop = this.turn(run);
      if (stop === undefined) continue;
      if (!(stop instanceof Promise)) return stop;
      await stop;
    }
  }

  /**
   * Runs a hint, instructions up to the next pc that needs a look, or both. Returns a promise if that goes on, or a
   * reason to stop. This is no part of the async function around it, which V8 compiles late.
   */
  private turn(run: RunUnderWay): Stop | Promise<void> | undefined {
    const { vm } = this;
    if (run.watch?.() === true) return { reason: 'breakpoint' };
    if (this.#failure) return { reason: 'error', error: this.#failure };
    if (vm.recording.isPostMortem) return { reason: 'end' };
    if (this.#pauseAsked) return { reason: 'paused' };
    const { pc, step } = vm;
    const isAtEnd = vm.finalPc.equals(pc);
    if (isAtEnd && !run.pastEnd) return { reason: 'end' };
    if (step >= run.lastStep) return { reason: 'steps' };
    if (isAtEnd && !vm.isProof) return { reason: 'error', error: vm.exceptionHere(PAST_END) };
    // A run that is over by now does not ask for the time: loading Node's clock takes longer than a short run.
    if (!run.isStart && performance.now() > (run.yieldAt ??= performance.now() + YIELD_MS)) {
      run.yieldAt = undefined;
      return yieldToHost();
    }
    const asks = run.shouldStop !== undefined && vm.stopPcs.has(pc);
    if (asks && !run.isStart && run.shouldStop?.({ step, hintIndex: this.#hintIndex })) {
      return { reason: 'breakpoint' };
    }
    run.isStart = false;
    const hints = vm.hintsAt(pc);
    const hint = hints[this.#hintIndex];
    if (hint !== undefined) {
      const pending = this.startHint(hint, pc);
      // Behind the last hint of a pc comes its instruction: where nobody stops in between, it runs at once.
      if (pending || asks || !this.canGoOn(hints)) return pending;
    }
    const most = run.watch ? WATCHED_STEPS : SLICE_STEPS;
    return this.slice(step, Math.min(most, run.lastStep - step, MAX_STEPS - step));
  }

  /** Is the instruction next, after these hints? */
  private canGoOn(hints: readonly Hint[]): boolean {
    return this.#hintIndex >= hints.length && this.#failure === undefined && !this.#pauseAsked;
  }

  /** Starts the next hint; a promise if it goes on after this returns. */
  private startHint(hint: Hint, pc: Relocatable): Promise<void> | undefined {
    const { hints } = this.parts;
    const log = this.vm.recording.hints;
    const hintIndex = this.#hintIndex;
    try {
      if (hints === undefined) {
        throw new Error('The program has a hint here, and this VM was made without a way to run hints.');
      }
      log.begin();
      const pending = hints.execute({ vm: this.vm, hint, hintIndex, pc });
      if (pending) return this.awaitHint(pending, hintIndex);
      log.end();
      this.#hintIndex++;
    } catch (error) {
      this.fail(error, hintIndex);
    }
    return undefined;
  }

  private async awaitHint(pending: Promise<void>, hintIndex: number): Promise<void> {
    try {
      await pending;
      this.vm.recording.hints.end();
      this.#hintIndex++;
    } catch (error) {
      this.fail(error, hintIndex);
    }
  }

  /**
   * Runs at most `steps` instructions, up to the next pc that needs a look, or one instruction the exact way. A promise
   * if that one has to wait for rules of hints.
   * @param before the steps that have run
   */
  private slice(before: number, steps: number): Promise<void> | undefined {
    const { vm } = this;
    const { core } = this.parts;
    try {
      if (steps === 0) throw new Error(`This VM counts up to ${MAX_STEPS} steps.`);
      const outcome = core.run(steps, 1);
      // At the end there is no instruction either, and nothing to run.
      if (outcome === RunOutcome.slow && (vm.isProof || !vm.isAtEnd)) return this.stepExactly();
    } catch (error) {
      // The loop's registers are lost in a trap.
      if (isOutOfMemory(error, core)) core.recover();
      this.fail(error);
    } finally {
      if (vm.step !== before) this.#hintIndex = 0;
    }
    return undefined;
  }

  private stepExactly(): Promise<void> | undefined {
    const { hintRules } = this.parts;
    hintRules.begin();
    let registers: Registers;
    const log = this.vm.recording.hints;
    try {
      log.instruction(true);
      registers = exactStep(this.machine());
    } catch (error) {
      if (error instanceof RuleNeeded) return this.askRules(error.address);
      throw error;
    } finally {
      log.instruction(false);
    }
    const written = hintRules.end();
    if (written.length > 0) return this.judge(written, registers);
    this.commit(registers);
    return undefined;
  }

  private commit(registers: Registers): void {
    setRegisters(this.parts.core, registers);
    this.parts.core.setStep(this.vm.step + 1);
    this.#hintIndex = 0;
  }

  /** Has hints' rules tell a cell, and runs the instruction anew. */
  private async askRules(address: Relocatable): Promise<void> {
    const { hints, hintRules } = this.parts;
    try {
      hintRules.answer(address, await hints?.deduce?.(address));
      await this.stepExactly();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Lets hints' rules judge what the instruction wrote before it is done. */
  private async judge(written: readonly Relocatable[], registers: Registers): Promise<void> {
    try {
      for (const address of written) await this.parts.hints?.validate?.(address);
      this.commit(registers);
    } catch (error) {
      this.fail(error);
    }
  }

  private machine(): Parameters<typeof exactStep>[0] {
    const { pc, ap, fp, memory, finalPc } = this.vm;
    const { core, deduction } = this.parts;
    return {
      pc,
      ap,
      fp,
      memory,
      finalPc,
      deduce: address => deduction.deduce(address),
      compress: block => blake2sCompress(core, block),
    };
  }

  private fail(error: unknown, hintIndex?: number): void {
    const inner = failureReason(error, this.parts.core, this.parts.options);
    this.vm.recording.hints.end();
    const where = hintIndex === undefined ? {} : { hintIndex };
    this.#failure = makeVmException(this.parts.errorContext, inner, where);
  }
}

/** A part of a step would never be reached. */
function checkMaxSteps({ maxSteps = Infinity }: RunOptions): void {
  if (maxSteps >= 0 && (maxSteps === Infinity || Number.isInteger(maxSteps))) return;
  throw new RangeError(`maxSteps is ${maxSteps}, and must be a whole number from 0 on, or Infinity.`);
}
