import type { Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';
import { findAccesses, findSteps } from './find-steps.ts';
import type { AccessSearch, FoundStep, StepSearch } from './find-steps.ts';
import type { HintLog } from './hint-log.ts';
import type { MachineView, Moment } from './machine-view.ts';
import { PastView, type PastParts } from './past-view.ts';
import { registerHistory } from './register-history.ts';
import { registersAt } from './registers-at.ts';
import { requireRecording } from './require-recording.ts';

/** No stamp is that. */
const NONE = 0xffffffff;

/** How the run of a VM went. Nothing here runs or changes it. */
export class Recording {
  /** What hints did; empty unless the VM was made with `logHints`. */
  readonly hints: HintLog;
  readonly #parts: PastParts;
  readonly #core: Core;
  #isPostMortem = false;

  constructor(core: Core, memory: Memory, segments: Segments, log: HintLog) {
    this.#core = core;
    this.hints = log;
    this.#parts = { core, memory, segments, log };
  }

  /** Is anything recorded (`VmOptions.recording`)? */
  get isOn(): boolean {
    return this.#core.isRecording() !== 0;
  }

  /**
   * Was the run over before this VM showed it? Then the VM stands at the end of it and runs no more, and a cell is known
   * from its first access on; one that no instruction accessed, only at the end. See post-mortem/.
   */
  get isPostMortem(): boolean {
    return this.#isPostMortem;
  }

  /**
   * Makes this the recording of such a run, which `fill` puts into the core. For post-mortem/ only.
   * @param hintsAt the number of hints at a pc: all of them ran
   */
  async replaceBy(
    fill: (core: Core) => void | Promise<void>,
    hintsAt: (pc: Relocatable) => number,
  ): Promise<void> {
    requireRecording(this.#core, 'run');
    this.#isPostMortem = true;
    await fill(this.#core);
    const steps = this.#core.getStep();
    this.hints.passOver((step, pc) => (step < steps ? hintsAt(pc ?? this.registersAt(step).pc) : 0));
  }

  /** The registers before an executed step, from 0 on. */
  registersAt(step: number): Registers {
    requireRecording(this.#core, 'registers of earlier steps');
    return registersAt(this.#core, step);
  }

  /** The registers before each executed step, from 0 on. */
  registerHistory(): Generator<Registers> {
    requireRecording(this.#core, 'registers of earlier steps');
    const { core, segments, memory } = this.#parts;
    return registerHistory({ core, segments, memory });
  }

  /**
   * The VM as it was at a moment, up to the present one.
   * @throws RangeError if that is not a moment of the run
   */
  at(moment: Moment): MachineView {
    const { step, hintIndex } = moment;
    if (!(Number.isInteger(step) && step >= 0 && step <= this.#core.getStep() && hintIndex >= 0)) {
      throw new RangeError(`Step ${step} is none of the run, which has made ${this.#core.getStep()} steps.`);
    }
    const execution = this.hints.at(this.hints.indexFrom(moment));
    const isBeforeHint = execution?.step === step && execution.hintIndex === hintIndex && !execution.isOwner;
    if (isBeforeHint) return this.view(moment, execution.registers);
    return this.view(moment, step === this.#core.getStep() ? this.#present : this.registersAt(step));
  }

  get #present(): Registers {
    const core = this.#core;
    const at = (key: number): Relocatable => Relocatable.fromKey(key);
    return { pc: at(core.pcKey()), ap: at(core.apKey()), fp: at(core.fpKey()) };
  }

  /** As `at`, for registers that are known already. */
  view(moment: Moment, registers: Registers): MachineView {
    return new PastView(this.#parts, moment, registers);
  }

  /** Finds executed steps by their pc: see find-steps.ts. */
  findSteps(search: StepSearch): Generator<readonly FoundStep[]> {
    requireRecording(this.#core, 'earlier steps');
    return findSteps(this.#core, search);
  }

  /** Finds executed steps by the cells that their instructions access. */
  findAccesses(search: AccessSearch): Generator<readonly FoundStep[]> {
    requireRecording(this.#core, 'earlier steps');
    return findAccesses(this.#core, search);
  }

  /** The first step after `step` that wrote a cell of the segment; undefined: none did. */
  nextWrite(segment: number, step: number): number | undefined {
    return this.#stamp(this.#core.nextWrite(segment, step + 1, 0, NONE));
  }

  /** The last step before `step` that wrote a cell of the segment; undefined: none did. */
  lastWrite(segment: number, step: number): number | undefined {
    return this.#stamp(this.#core.nextWrite(segment, step + 1, 1, NONE));
  }

  /** Wasm gives signed numbers; stamp 0 is what was there before the run. */
  #stamp(stamp: number): number | undefined {
    return stamp >>> 0 === NONE || stamp === 0 ? undefined : stamp - 1;
  }
}
