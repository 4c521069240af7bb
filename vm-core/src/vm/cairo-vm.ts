import type { Builtin } from '../builtins/builtin.ts';
import { Deduction } from '../builtins/deduction.ts';
import { OutputBuiltin } from '../builtins/output.ts';
import { CellCodec } from '../core/cell-codec.ts';
import { blake2sCompress } from '../core/blake2s.ts';
import { instantiateCore, RunOutcome, type Core } from '../core/core.ts';
import { endRun, type EndOptions } from '../end/end-run.ts';
import type { InitialState } from '../entry/initial-state.ts';
import { enterMain } from '../entry/main-entry.ts';
import { enterProof } from '../entry/proof-entry.ts';
import { makeLoadException, makeVmException, type ErrorContext } from '../errors/vm-exception-text.ts';
import type { SourceReader } from '../errors/location-text.ts';
import type { HintError } from '../errors/hint-error.ts';
import type { VmException } from '../errors/vm-exception.ts';
import type { HintProcessor } from '../hints/hint-processor.ts';
import { decodeInstruction } from '../instruction/decode.ts';
import type { Instruction } from '../instruction/instruction.ts';
import { findLayout } from '../layouts/layouts.ts';
import type { Layout } from '../layouts/layout.ts';
import { Memory } from '../memory/memory.ts';
import { Segments } from '../memory/segments.ts';
import { memoryFile } from '../outputs/memory-file.ts';
import { Relocation } from '../outputs/relocation.ts';
import { traceFile } from '../outputs/trace-file.ts';
import { LoadedPrograms } from '../program/loaded-programs.ts';
import type { Hint, InstructionLocation, Program } from '../program/program.ts';
import { AccessedCells } from '../recording/accessed-cells.ts';
import { registersAt } from '../recording/registers-at.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { callFrames, type CallFrame } from './call-stack.ts';
import { exactStep, type Registers } from './exact-step.ts';
import { failureReason } from './failure-reason.ts';
import { StopPcs } from './stop-pcs.ts';
import type { RunOptions, Stop } from './stop.ts';
import type { VmOptions } from './vm-options.ts';
import { yieldToHost } from './yield-to-host.ts';

/** Instructions that run without a look at the clock: some 10 ms. */
const SLICE_STEPS = 2 ** 18;
/** Only a run for a proof has instructions at its end (vm_step in cairo-lang, vm/cairo_runner.py). */
const PAST_END = new Error('Error: Execution reached the end of the program.');
/** The host gets its turn this often, so that a pause is honoured within 50 ms. */
const YIELD_MS = 15;

/**
 * One run of one program. Many may exist side by side; each has its own memory.
 * A state of it is a moment: `step` instructions executed, and `hintIndex` of the hints at `pc`.
 */
export class CairoVm {
  readonly memory: Memory;
  readonly segments: Segments;
  /** The cells that the executed instructions accessed. */
  readonly accessed: AccessedCells;
  readonly builtins: readonly Builtin[];
  readonly programBase: Relocatable;
  readonly executionBase: Relocatable;
  readonly initialFp: Relocatable;
  /** Where `main` returns to; in a run for a proof `__end__`. */
  readonly finalPc: Relocatable;
  /** The program of the run, and those that it loaded. */
  readonly programs = new LoadedPrograms();
  /** Is this a run for a proof? */
  readonly isProof: boolean;
  /** Where `RunOptions.shouldStop` is asked; elsewhere the run is not slowed. */
  readonly stopPcs: StopPcs;

  readonly #core: Core;
  readonly #deduction: Deduction;
  readonly #hints: HintProcessor | undefined;
  readonly #errorContext: ErrorContext;
  #hintIndex = 0;
  #isRunning = false;
  #pauseAsked = false;
  #failure: VmException | undefined;
  #relocation: Relocation | undefined;
  #originalSteps: number | undefined;

  private constructor(
    readonly program: Program,
    readonly layout: Layout,
    options: VmOptions,
  ) {
    this.#core = instantiateCore();
    const codec = new CellCodec(this.#core);
    this.memory = new Memory(this.#core, codec);
    this.segments = new Segments(this.#core);
    this.accessed = new AccessedCells(this.#core, this.memory);
    this.isProof = options.proofMode ?? false;
    const enter = this.isProof ? enterProof : enterMain;
    const state: InitialState = enter(program, layout, options.allowMissingBuiltins ?? this.isProof, {
      core: this.#core,
      codec,
      memory: this.memory,
      segments: this.segments,
    });
    ({
      programBase: this.programBase,
      executionBase: this.executionBase,
      builtins: this.builtins,
      initialFp: this.initialFp,
      finalPc: this.finalPc,
    } = state);
    this.setRegisters({ pc: state.initialPc, ap: state.initialFp, fp: state.initialFp });
    this.memory.startRecording();
    this.#deduction = new Deduction(this.#core, codec, this.memory, this.builtins);
    this.#hints = options.hints;
    this.stopPcs = new StopPcs((pc, on) =>
      this.#core.markStop(pc.segment, pc.offset, on || this.hintsAt(pc).length > 0 ? 1 : 0),
    );
    this.programs.add({ program, base: this.programBase });
    for (const pc of program.hints.keys()) this.#core.markStop(this.programBase.segment, pc, 1);
    // There is an instruction at the end, at which the loop would go on.
    if (this.isProof) this.stopPcs.add(this.finalPc);
    this.#errorContext = {
      programs: this.programs,
      registers: this,
      memory: this.memory,
      readSource: this.sourceReader(options.readSource),
    };
  }

  /**
   * A VM that stands before the first instruction of `main`.
   * @throws Error if the program has no main, or the layout is unknown or lacks a builtin of the program.
   */
  static create(program: Program, options: VmOptions = {}): CairoVm {
    const { layout = 'plain' } = options;
    return new CairoVm(program, typeof layout === 'string' ? findLayout(layout) : layout, options);
  }

  get pc(): Relocatable {
    return new Relocatable(this.#core.pcSegment.value, this.#core.pcOffset.value);
  }

  get ap(): Relocatable {
    return new Relocatable(this.#core.apSegment.value, this.#core.apOffset.value);
  }

  get fp(): Relocatable {
    return new Relocatable(this.#core.fpSegment.value, this.#core.fpOffset.value);
  }

  /** The registers before an executed step, from 0 on. */
  registersAt(step: number): Registers {
    return registersAt(this.#core, step);
  }

  /** Instructions executed so far. */
  get step(): number {
    return this.#core.step.value;
  }

  /** The next hint of this pc to run; the number of hints there: the instruction is next. */
  get hintIndex(): number {
    return this.#hintIndex;
  }

  /**
   * Moves the registers, as a hint may that skips its instruction. Replays of the run make the same move.
   * @throws Error if ap leaves the execution segment
   */
  moveRegisters(registers: Registers): void {
    if (registers.ap.segment !== this.executionBase.segment) {
      throw new Error(`ap cannot become ${registers.ap}: it stays in segment ${this.executionBase.segment}.`);
    }
    this.setRegisters(registers);
    this.#core.noteMove();
  }

  get isAtEnd(): boolean {
    return this.finalPc.equals(this.pc);
  }

  /**
   * Runs until there is a reason to stop, and says which. Errors of the program are a reason too, not an exception.
   * @throws Error if a run is going on already.
   */
  async run(options: RunOptions = {}): Promise<Stop> {
    if (this.#isRunning) throw new Error('This VM is running: wait for the end of the other run() first.');
    this.#isRunning = true;
    this.#pauseAsked = false;
    const runsOn = this.isProof && options.pastEnd === true;
    if (runsOn) this.stopPcs.delete(this.finalPc);
    try {
      return await this.runUntilStop(options);
    } finally {
      if (runsOn) this.stopPcs.add(this.finalPc);
      this.#isRunning = false;
    }
  }

  /** Makes the `run` that is going on return soon (after the hint that it is in). */
  pause(): void {
    this.#pauseAsked = true;
  }

  /**
   * Ends a run that has reached its end: checks it as cairo-lang does, after which the outputs can be read. In a run for
   * a proof this pads the trace too, and fixes the sizes of the segments.
   * @throws Error with cairo-lang's text: deductions, scopes left open, stop pointers, security checks; VmException if
   * one of the steps after the end fails
   */
  async end(options: EndOptions = {}): Promise<void> {
    this.#originalSteps = await endRun(this, options);
    // cairo-lang relocates every run, and finds only then that a segment is larger than the size fixed for it.
    this.#relocation = new Relocation(this.#core, this.segments, this.memory);
  }

  /** Steps from the start to the end, without those after it; undefined before `end`. */
  get originalSteps(): number | undefined {
    return this.#originalSteps;
  }

  /** Runs this many steps, behind the end too. @throws Error if one of them fails, or `pause` is called. */
  async runSteps(count: number): Promise<void> {
    const stop = await this.run({ maxSteps: count, pastEnd: true });
    if (stop.reason === 'error') throw stop.error;
    if (stop.reason !== 'steps')
      throw new Error(`The run was stopped at step ${this.step}, before it was ended.`);
  }

  /** Makes of memory what the end of the run makes of it (end_run in cairo-lang, vm/cairo_runner.py). @throws Error */
  async settle(): Promise<void> {
    this.memory.relocateTemporarySegments();
    this.#deduction.verify();
    await this.#hints?.endRun?.();
  }

  hintsAt(pc: Relocatable): readonly Hint[] {
    return this.programs.hintsAt(pc);
  }

  /** The instruction at an address; undefined if there is none. */
  instructionAt(pc: Relocatable): Instruction | undefined {
    const word = this.memory.get(pc);
    if (typeof word !== 'bigint') return undefined;
    try {
      return decodeInstruction(word, typeof this.memory.get(pc.add(1)) === 'bigint');
    } catch {
      return undefined;
    }
  }

  locationAt(pc: Relocatable): InstructionLocation | undefined {
    return this.programs.locationAt(pc);
  }

  /** The offset in `program.data`; undefined outside of the program. */
  programOffset(pc: Relocatable): number | undefined {
    const isInside = pc.segment === this.programBase.segment && pc.offset < this.program.data.length;
    return isInside ? pc.offset : undefined;
  }

  /** The running functions, innermost first; lazily, since there may be 100,000. */
  callStack(): Generator<CallFrame> {
    return callFrames(this.memory, this);
  }

  /** The trace file in chunks; see outputs/trace-file.ts. */
  trace(): Generator<Uint8Array> {
    return traceFile(this.#core, this.relocation);
  }

  /** The memory file in chunks; see outputs/memory-file.ts. */
  memoryFile(): Generator<Uint8Array> {
    return memoryFile(this.#core, this.segments, this.relocation);
  }

  /** The cells of the output segment; undefined where one is missing. Empty without the output builtin. */
  output(): (CellValue | undefined)[] {
    const output = this.builtins.find(builtin => builtin instanceof OutputBuiltin);
    return output?.values() ?? [];
  }

  /** Where the segments start in the outputs. Fixed at the first look, which must come after the end of the run. */
  get relocation(): Relocation {
    return (this.#relocation ??= new Relocation(this.#core, this.segments, this.memory));
  }

  /**
   * The exception for a reason that lies outside of the instruction at pc, such as a number of steps that is used up:
   * without a traceback, as cairo-lang raises it (vm/cairo_runner.py, run_until_pc).
   */
  exceptionHere(reason: Error): VmException {
    return makeVmException(this.#errorContext, reason, { withTraceback: false });
  }

  /**
   * The exception for a hint that does not compile, as cairo-lang raises it before the run.
   * @param pc its offset in the program
   */
  hintLoadException(error: HintError, pc: number, hintIndex: number): VmException {
    return makeLoadException(this.#errorContext, error, { pc: this.programBase.add(pc), hintIndex });
  }

  private async runUntilStop(options: RunOptions): Promise<Stop> {
    const { maxSteps = Infinity, shouldStop, pastEnd = false } = options;
    const lastStep = this.step + maxSteps;
    let isStart = true;
    let nextYield: number | undefined;
    for (;;) {
      if (this.#failure) return { reason: 'error', error: this.#failure };
      if (this.#pauseAsked) return { reason: 'paused' };
      if (this.isAtEnd && !pastEnd) return { reason: 'end' };
      if (this.step >= lastStep) return { reason: 'steps' };
      if (this.isAtEnd && !this.isProof) return { reason: 'error', error: this.exceptionHere(PAST_END) };
      // A run that is over by now does not ask for the time: loading Node's clock takes longer than a short run.
      if (!isStart && performance.now() > (nextYield ??= performance.now() + YIELD_MS)) {
        nextYield = undefined;
        await yieldToHost();
        continue;
      }
      const pc = this.pc;
      const hints = this.hintsAt(pc);
      const asks = shouldStop !== undefined && this.stopPcs.has(pc);
      if (asks && !isStart && shouldStop({ step: this.step, hintIndex: this.#hintIndex })) {
        return { reason: 'breakpoint' };
      }
      isStart = false;
      const hint = hints[this.#hintIndex];
      if (hint !== undefined) {
        const pending = this.startHint(hint, pc);
        if (pending) await pending;
      } else {
        this.runSlice(Math.min(SLICE_STEPS, lastStep - this.step));
      }
    }
  }

  /** Starts the next hint; a promise if it goes on after this returns. */
  private startHint(hint: Hint, pc: Relocatable): Promise<void> | undefined {
    const hintIndex = this.#hintIndex;
    const fail = (error: unknown): void => this.fail(error, hintIndex);
    const done = (): void => void this.#hintIndex++;
    try {
      if (this.#hints === undefined) {
        throw new Error('The program has a hint here, and this VM was made without a way to run hints.');
      }
      const pending = this.#hints.execute({ vm: this, hint, hintIndex, pc });
      if (pending) return pending.then(done, fail);
      done();
    } catch (error) {
      fail(error);
    }
    return undefined;
  }

  /** Runs at most `steps` instructions, up to the next pc that needs a look, or one instruction the exact way. */
  private runSlice(steps: number): void {
    const before = this.step;
    try {
      const outcome = this.#core.run(steps, 1);
      // At the end there is no instruction either, and nothing to run.
      if (outcome === RunOutcome.slow && (this.isProof || !this.isAtEnd)) {
        this.setRegisters(exactStep(this.machine()));
        this.#core.setStep(this.step + 1);
      }
    } catch (error) {
      this.fail(error);
    } finally {
      if (this.step !== before) this.#hintIndex = 0;
    }
  }

  private machine(): Parameters<typeof exactStep>[0] {
    const { pc, ap, fp, memory } = this;
    return {
      pc,
      ap,
      fp,
      memory,
      deduce: address => this.#deduction.deduce(address),
      compress: block => blake2sCompress(this.#core, block),
    };
  }

  private setRegisters({ pc, ap, fp }: Registers): void {
    this.#core.setPc(pc.segment, pc.offset);
    this.#core.setAp(ap.segment, ap.offset);
    this.#core.setFp(fp.segment, fp.offset);
  }

  private fail(error: unknown, hintIndex?: number): void {
    const inner = failureReason(error, this.#core.heapExhausted.value !== 0);
    this.#failure = makeVmException(this.#errorContext, inner, hintIndex === undefined ? {} : { hintIndex });
  }

  /** Sources on disk, and those that the compiler made and put into the program. */
  private sourceReader(read: SourceReader = () => undefined): SourceReader {
    return filename => this.program.debugInfo?.fileContents.get(filename) ?? read(filename);
  }
}
