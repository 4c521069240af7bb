import type { CairoVm, RunOptions, Stop } from '../../../../vm-core/src/index.ts';

/** Lets a VM run, part by part. */
export interface Runner {
  /** Does something come after the end of the program: another call of the VM's owner? */
  readonly goesOnAtEnd: boolean;
  /** Must the run not halt any more, since whoever asked for it has given it up? */
  readonly isGivenUp: boolean;
  /** Must the next part wait? */
  readonly isWaiting: boolean;
  /** Resolves when the next part may run. */
  ready(): Promise<void>;
  run(part: RunOptions): Promise<Stop>;
}

/** The VM is the debugger's own: it may run at any time. */
export function freeRunner(vm: CairoVm): Runner {
  return {
    goesOnAtEnd: false,
    isGivenUp: false,
    isWaiting: false,
    ready: () => Promise.resolve(),
    run: part => vm.run(part),
  };
}
