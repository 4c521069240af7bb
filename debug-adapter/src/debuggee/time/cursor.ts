import {
  compareMoments,
  type CairoVm,
  type MachineView,
  type Moment,
} from '../../../../vm-core/src/index.ts';

/**
 * Where the debugger stands in the time of a run: at the live edge, where the VM is, or before it, in the recorded run. Whatever
 * shows the machine's state shows it as it was there.
 */
export class Cursor {
  #past: MachineView | undefined;

  /** @param isInHint does Python stand inside of the hint that is next at the edge? */
  constructor(
    readonly vm: CairoVm,
    readonly isInHint: () => boolean = () => false,
  ) {}

  /** The machine at this moment. */
  get view(): MachineView {
    return this.#past ?? this.vm;
  }

  /** Is this the live edge? */
  get isLive(): boolean {
    return this.#past === undefined;
  }

  get moment(): Moment {
    const { step, hintIndex } = this.view;
    return { step, hintIndex };
  }

  /** How far the VM has run. */
  get edge(): Moment {
    const { step, hintIndex } = this.vm;
    return { step, hintIndex };
  }

  /** Is there something to go back to? */
  get canGoBack(): boolean {
    return this.vm.recording.isOn;
  }

  /** @throws RangeError if that is not a moment of the run */
  goTo(moment: Moment): void {
    // Inside of a hint the VM is behind the moment before that hint.
    const isEdge = compareMoments(moment, this.edge) >= 0 && !this.isInHint();
    this.#past = isEdge ? undefined : this.vm.recording.at(moment);
  }

  toEdge(): void {
    this.#past = undefined;
  }
}
