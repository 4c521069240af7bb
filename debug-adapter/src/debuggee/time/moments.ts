import {
  compareMoments,
  type CairoVm,
  type MachineView,
  type Moment,
  type Relocatable,
} from '../../../../vm-core/src/index.ts';

/** The moments of a recorded run, in order: before each hint of a step, then before its instruction. */
export class Moments {
  constructor(private readonly vm: CairoVm) {}

  /** The VM as it was. */
  at(moment: Moment): MachineView {
    return this.vm.recording.at(moment);
  }

  /**
   * The last moment of a step: before its instruction, or where the VM is.
   * @param pc of the instruction, if it is known
   */
  last(step: number, pc?: Relocatable): Moment {
    if (step >= this.vm.step) return { step: this.vm.step, hintIndex: this.vm.hintIndex };
    return { step, hintIndex: this.vm.recording.hints.hintsRun(step, pc) };
  }

  /** undefined: that was the first. */
  previous({ step, hintIndex }: Moment): Moment | undefined {
    if (hintIndex > 0) return { step, hintIndex: hintIndex - 1 };
    return step > 0 ? this.last(step - 1) : undefined;
  }

  /** undefined: that is where the VM is. */
  next(moment: Moment): Moment | undefined {
    const { step, hintIndex } = moment;
    const edge = this.last(this.vm.step);
    if (compareMoments(moment, edge) >= 0) return undefined;
    return compareMoments(moment, this.last(step)) < 0
      ? { step, hintIndex: hintIndex + 1 }
      : { step: step + 1, hintIndex: 0 };
  }

  /** As `previous`, but from behind a call back to that call, over what the called functions did. */
  previousInFrame(view: MachineView): Moment | undefined {
    const before = this.previous(view);
    if (!before || view.hintIndex > 0) return before;
    const { fp, pc } = this.at(before);
    if (fp.equals(view.fp) || this.vm.instructionAt(pc)?.opcode !== 'ret') return before;
    const call = this.callOf(fp);
    return call && this.at(call).fp.equals(view.fp) ? call : before;
  }

  /** The moment before the call that made the frame at `fp`; undefined for the first one. */
  callOf(fp: Relocatable): Moment | undefined {
    const step = this.vm.memory.writerStep(fp.add(-2));
    return step === undefined || step < 0 ? undefined : this.last(step);
  }
}
