import type { Builtin } from '../builtins/builtin.ts';
import { Deduction } from '../builtins/deduction.ts';
import { OutputBuiltin } from '../builtins/output.ts';
import { CellCodec } from '../core/cell-codec.ts';
import { instantiateCore, type Core } from '../core/core.ts';
import { endRun, type EndOptions } from '../end/end-run.ts';
import type { FunctionEntry } from '../entry/function-entry.ts';
import { functionSignature } from '../entry/function-signature.ts';
import type { Entry } from '../entry/enter-run.ts';
import { readResult, type FunctionResult } from '../entry/return-values.ts';
import { makeLoadException, makeVmException, type ErrorContext } from '../errors/vm-exception-text.ts';
import type { HintError } from '../errors/hint-error.ts';
import { PythonError } from '../errors/python-error.ts';
import type { VmException } from '../errors/vm-exception.ts';
import type { HintProcessor } from '../hints/hint-processor.ts';
import { HintRules } from '../hints/hint-rules.ts';
import { instructionAt } from '../instruction/instruction-at.ts';
import type { Instruction } from '../instruction/instruction.ts';
import { findLayout } from '../layouts/layouts.ts';
import type { Layout } from '../layouts/layout.ts';
import { Memory } from '../memory/memory.ts';
import { Segments } from '../memory/segments.ts';
import type { ChunkOptions } from '../outputs/chunk-options.ts';
import { memoryFile } from '../outputs/memory-file.ts';
import { Relocation } from '../outputs/relocation.ts';
import { traceFile } from '../outputs/trace-file.ts';
import type { CairoPie } from '../pie/cairo-pie.ts';
import { checkUntrustedPie } from '../pie/check-pie.ts';
import { checkRerun } from '../pie/compare-pies.ts';
import { makePie } from '../pie/make-pie.ts';
import { pieProgram } from '../pie/pie-program.ts';
import { CodePlaces } from '../profile/code-places.ts';
import { countSteps } from '../profile/count-steps.ts';
import type { Profile } from '../profile/profile.ts';
import { LoadedPrograms } from '../program/loaded-programs.ts';
import type { Hint, InstructionLocation, Program } from '../program/program.ts';
import { AccessedCells } from '../recording/accessed-cells.ts';
import { HintLog } from '../recording/hint-log.ts';
import { Recording } from '../recording/recording.ts';
import { requireRecording } from '../recording/require-recording.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { callFrames, type CallFrame } from './call-stack.ts';
import type { Registers } from './exact-step.ts';
import { limitMemory } from './failure-reason.ts';
import { RunLoop } from './run-loop.ts';
import { RunStart } from './run-start.ts';
import { setRegisters } from './set-registers.ts';
import { StopPcs } from './stop-pcs.ts';
import type { RunOptions, Stop } from './stop.ts';
import type { VmOptions } from './vm-options.ts';

const NOT_AT_END = new PythonError('ResourcesError', 'Error: End of program was not reached');

/**
 * One run of one program. Many may exist side by side; each has its own memory.
 * A state of it is a moment: `step` instructions executed, and `hintIndex` of the hints at `pc`.
 */
export class CairoVm {
  readonly memory: Memory;
  readonly segments: Segments;
  /** The cells that the executed instructions accessed. */
  readonly accessed: AccessedCells;
  /** How the run went up to now. */
  readonly recording: Recording;
  readonly builtins: readonly Builtin[];
  readonly programBase: Relocatable;
  readonly executionBase: Relocatable;
  /** The program of the run, and those that it loaded. */
  readonly programs = new LoadedPrograms();
  /** The segments to which hints gave rules. */
  readonly hintRules: HintRules;
  /** Is this a run for a proof? */
  readonly isProof: boolean;
  /** Where `RunOptions.shouldStop` is asked; elsewhere the run is not slowed. */
  readonly stopPcs: StopPcs;

  readonly #core: Core;
  readonly #deduction: Deduction;
  readonly #hints: HintProcessor | undefined;
  readonly #errorContext: ErrorContext;
  readonly #loop: RunLoop;
  readonly #start: RunStart;
  #relocation: Relocation | undefined;
  #originalSteps: number | undefined;

  private constructor(
    readonly program: Program,
    readonly layout: Layout,
    private readonly options: VmOptions,
  ) {
    this.#core = instantiateCore();
    if (options.maxMemory !== undefined) limitMemory(this.#core, options.maxMemory);
    if (options.recording === false) this.#core.doNotRecord();
    const codec = new CellCodec(this.#core);
    const log = new HintLog();
    this.memory = new Memory(this.#core, codec, log);
    this.segments = new Segments(this.#core);
    this.recording = new Recording(this.#core, this.memory, this.segments, log);
    this.accessed = new AccessedCells(this.#core, this.memory);
    this.isProof = options.proofMode ?? false;
    const parts = { core: this.#core, codec, memory: this.memory, segments: this.segments };
    this.#start = new RunStart(program, layout, options, parts);
    ({
      programBase: this.programBase,
      executionBase: this.executionBase,
      builtins: this.builtins,
    } = this.#start.laidOut);
    this.accessed.mark(this.programBase, program.data.length);
    const builtinSegments = this.builtins.map(builtin => builtin.base.segment);
    const ownSegments = new Set([this.programBase.segment, this.executionBase.segment, ...builtinSegments]);
    this.hintRules = new HintRules(this.#core, this.memory, ownSegments);
    this.#deduction = new Deduction(this.#core, codec, this.memory, this.builtins, this.hintRules);
    this.#hints = options.hints;
    this.stopPcs = new StopPcs((pc, on) =>
      this.#core.markStop(pc.segment, pc.offset, on || this.hintsAt(pc).length > 0 ? 1 : 0),
    );
    this.loadProgram(program, this.programBase);
    this.#errorContext = {
      programs: this.programs,
      registers: this,
      memory: this.memory,
      readSource: name => this.programs.fileContent(name) ?? options.readSource?.(name),
    };
    this.#loop = new RunLoop(this, {
      core: this.#core,
      deduction: this.#deduction,
      hintRules: this.hintRules,
      hints: options.hints,
      errorContext: this.#errorContext,
      options,
    });
    const { entry = { main: undefined } } = options;
    if (entry !== 'later') this.enter(entry);
  }

  private enter(entry: Entry): void {
    this.#start.enter(entry);
    if (this.options.logHints === true) this.recording.hints.start(this);
    // There is an instruction at the end, at which the loop would go on.
    if (this.isProof) this.stopPcs.add(this.finalPc);
  }

  /**
   * A VM that stands before the first instruction of `main`.
   * @throws Error if the program has no main, or the layout is unknown or lacks a builtin of the program.
   */
  static create(program: Program, options: VmOptions = {}): CairoVm {
    const { layout = options.entry === undefined ? 'plain' : 'all_cairo' } = options;
    return new CairoVm(program, typeof layout === 'string' ? findLayout(layout) : layout, options);
  }

  /**
   * A VM that runs a Cairo PIE again; its steps are those of the PIE.
   * @throws Error with cairo-lang's text if what the PIE says does not fit together
   */
  static fromPie(pie: CairoPie, options: VmOptions = {}): CairoVm {
    checkUntrustedPie(pie);
    return CairoVm.create(pieProgram(pie.metadata.program), { ...options, pie });
  }

  /**
   * Enters a run that was made with `entry: 'later'`: at main, or at the start of a proof.
   * @param name a function or label that stands for main; its stack is that of main
   * @throws Error if there is none, or the run is entered already
   */
  enterMain(name?: string): void {
    this.enter({ main: name });
  }

  /** Enters such a run at a function. @throws ArgumentError, NameError; Error if the run is entered already */
  enterFunction(entry: FunctionEntry): void {
    this.enter(entry);
  }

  /** False from `entry: 'later'` until one of the above is called: there are no registers yet. */
  get isEntered(): boolean {
    return this.#start.isEntered;
  }

  /** The function that runs instead of main. */
  get entry(): FunctionEntry | undefined {
    return this.#start.function;
  }

  /** The first fp, and ap. @throws Error if the run is not entered yet, as of `finalPc` */
  get initialFp(): Relocatable {
    return this.#start.state.initialFp;
  }

  /** Where `main` returns to; in a run for a proof `__end__`. */
  get finalPc(): Relocatable {
    return this.#start.state.finalPc;
  }

  get pc(): Relocatable {
    return Relocatable.fromKey(this.#core.pcKey());
  }

  get ap(): Relocatable {
    return Relocatable.fromKey(this.#core.apKey());
  }

  get fp(): Relocatable {
    return Relocatable.fromKey(this.#core.fpKey());
  }

  /** Instructions executed so far. */
  get step(): number {
    return this.#core.getStep();
  }

  /** The next hint of this pc to run; the number of hints there: the instruction is next. */
  get hintIndex(): number {
    return this.#loop.hintIndex;
  }

  /**
   * Moves the registers, as a hint may that skips its instruction. Replays of the run make the same move.
   * @throws Error if ap leaves the execution segment
   */
  moveRegisters(registers: Registers): void {
    if (registers.ap.segment !== this.executionBase.segment) {
      throw new Error(`ap cannot become ${registers.ap}: it stays in segment ${this.executionBase.segment}.`);
    }
    setRegisters(this.#core, registers);
    this.#core.noteMove();
  }

  get isAtEnd(): boolean {
    return this.isEntered && this.finalPc.equals(this.pc);
  }

  /**
   * Runs until there is a reason to stop, and says which. Errors of the program are a reason too, not an exception.
   * @throws Error if a run is going on already, or was not entered; RangeError if `maxSteps` is no number of steps
   */
  run(options: RunOptions = {}): Promise<Stop> {
    return this.#loop.run(options);
  }

  /** Makes the `run` that is going on return soon (after the hint that it is in). */
  pause(): void {
    this.#loop.pause();
  }

  /**
   * Ends a run that has reached its end: checks it as cairo-lang does, after which the outputs can be read. In a run for
   * a proof this pads the trace too, and fixes the sizes of the segments.
   * @throws Error with cairo-lang's text: deductions, scopes left open, stop pointers, security checks; VmException if
   * the run has not reached its end, or one of the steps after it fails
   */
  async end(options: EndOptions = {}): Promise<void> {
    const { noEnd = false, failed = false } = options;
    if (!noEnd && !failed && !this.isAtEnd) throw this.exceptionHere(NOT_AT_END);
    this.#originalSteps = await endRun(this, options);
    const { pie } = this.options;
    if (pie !== undefined && options.secure !== false) {
      checkRerun(pie, this);
    }
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

  /**
   * The run as a Cairo PIE; known after `end`. See pie/write-pie.ts for the file.
   * @throws PieError if it cannot be one
   */
  pie(): CairoPie {
    return makePie(this, this.#core);
  }

  /**
   * Makes hints, locations and attributes of a program known whose words are at `base`, or come to be there
   * (load_program in cairo-lang, vm/virtual_machine_base.py).
   * @throws Error with cairo-lang's text if it is for another prime; RangeError if there is no such segment
   */
  loadProgram(program: Program, base: Relocatable): void {
    const { prime } = this.program;
    if (program.prime !== prime) {
      throw new Error(`Unexpected prime for loaded program: ${program.prime} != ${prime}.`);
    }
    if (!this.memory.isReachable(base)) throw new RangeError(`There is no place ${base} for a program.`);
    this.programs.add({ program, base });
    for (const pc of program.hints.keys()) this.#core.markStop(base.segment, base.offset + pc, 1);
  }

  hintsAt(pc: Relocatable): readonly Hint[] {
    return this.programs.hintsAt(pc);
  }

  /** The instruction at an address; undefined if there is none. */
  instructionAt(pc: Relocatable): Instruction | undefined {
    return instructionAt(this.memory, pc);
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
  trace(options: ChunkOptions = {}): Generator<Uint8Array> {
    requireRecording(this.#core, 'trace');
    return traceFile(this.#core, this.relocation, options);
  }

  /** The memory file in chunks; see outputs/memory-file.ts. */
  memoryFile(options: ChunkOptions = {}): Generator<Uint8Array> {
    return memoryFile(this.#core, this.segments, this.relocation, options);
  }

  /** Where the run spent its steps up to now, by calls and pc; see profile/pprof-file.ts for the files. */
  profile(): Profile {
    requireRecording(this.#core, 'profile');
    const { memory, segments, programs, initialFp, step } = this;
    return {
      calls: countSteps({ core: this.#core, memory, segments }, initialFp),
      places: new CodePlaces(programs, memory),
      steps: step,
      address: pc => this.relocation.address(pc),
    };
  }

  /** The cells of the output segment; undefined where one is missing. Empty without the output builtin. */
  output(): (CellValue | undefined)[] {
    const output = this.builtins.find(builtin => builtin instanceof OutputBuiltin);
    return output?.values() ?? [];
  }

  /** The last `count` cells below ap: what a function returns. @throws MemoryError if one is unknown */
  returnValues(count: number): CellValue[] {
    return Array.from({ length: count }, (_, index) => this.memory.getKnown(this.ap.add(index - count)));
  }

  /**
   * What the function of `VmOptions.entry` returned, by its types.
   * @throws MemoryError if a cell of it is unknown; Error if the run was not that of a function by name
   */
  functionResult(): FunctionResult {
    const name = this.entry?.function;
    if (typeof name !== 'string') throw new Error('This run is not that of a function by its name.');
    const signature = functionSignature(this.program, name);
    return readResult(this.program, signature, this.ap, cell => this.memory.getKnown(cell));
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

  /** The exception for a hint that does not compile, as cairo-lang raises it when it loads the program. */
  hintLoadException(error: HintError, pc: Relocatable, hintIndex: number): VmException {
    return makeLoadException(this.#errorContext, error, { pc, hintIndex });
  }
}
