import type { BuiltinParts } from '../builtins/builtin.ts';
import { enterRun, type Entry } from '../entry/enter-run.ts';
import type { FunctionEntry } from '../entry/function-entry.ts';
import type { InitialState } from '../entry/initial-state.ts';
import { layOutRun } from '../entry/lay-out-run.ts';
import type { LaidOut } from '../entry/lay-out-segments.ts';
import type { Layout } from '../layouts/layout.ts';
import type { Program } from '../program/program.ts';
import { failureReason } from './failure-reason.ts';
import { setRegisters } from './set-registers.ts';
import type { VmOptions } from './vm-options.ts';

/** The start of a run: its segments, and where it is entered, once. What memory holds by then counts as loaded. */
export class RunStart {
  readonly laidOut: LaidOut;
  #state: InitialState | undefined;
  #function: FunctionEntry | undefined;

  constructor(
    private readonly program: Program,
    layout: Layout,
    private readonly options: VmOptions,
    private readonly parts: BuiltinParts,
  ) {
    this.laidOut = this.explain(() => layOutRun(program, layout, options, parts));
  }

  /** @throws Error if the run is entered already, or what `enterRun` throws */
  enter(entry: Entry): void {
    if (this.#state !== undefined) throw new Error('This run is entered already: make a VM for each run.');
    const { core, memory } = this.parts;
    const enter = (): InitialState => enterRun(this.program, this.laidOut, entry, this.options, this.parts);
    const state = this.explain(enter);
    setRegisters(core, { pc: state.initialPc, ap: state.initialFp, fp: state.initialFp });
    memory.startRecording();
    this.#state = state;
    if ('function' in entry) this.#function = entry;
  }

  get isEntered(): boolean {
    return this.#state !== undefined;
  }

  /** The function that runs instead of main. */
  get function(): FunctionEntry | undefined {
    return this.#function;
  }

  /** Where it starts and ends. @throws Error if the run is not entered yet */
  get state(): InitialState {
    if (this.#state !== undefined) return this.#state;
    throw new Error('This run is not entered yet: call enterMain() or enterFunction() first.');
  }

  /** Says in words that memory is used up. */
  private explain<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw failureReason(error, this.parts.core, this.options);
    }
  }
}
