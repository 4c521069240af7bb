import type { CairoVm, MachineView } from '../../../../vm-core/src/index.ts';

/** Where the debugger stands in the time of a run. Whatever shows the machine's state shows it as it is there. */
export class Cursor {
  constructor(readonly vm: CairoVm) {}

  /** The machine at this moment. */
  get view(): MachineView {
    return this.vm;
  }
}
