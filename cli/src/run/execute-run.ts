import type { CairoVm, Stop, VmException } from '../../../vm-core/src/index.ts';
import type { RunningHints } from '../hints.ts';
import { catchInterrupt } from '../interrupt.ts';
import type { StatusLine } from '../status-line.ts';
import { programError } from './prepare-run.ts';
import { showProgress } from './run-progress.ts';
import type { RunSettings } from './run-settings.ts';

/** How a run ended. */
export interface RunEnd {
  readonly isInterrupted?: boolean;
  readonly error?: VmException | undefined;
}

/** Runs to the end, with progress on a terminal, until Ctrl-C. */
export async function executeRun(
  vm: CairoVm,
  settings: RunSettings,
  hints: RunningHints | undefined,
  status: StatusLine,
): Promise<RunEnd> {
  const endProgress = showProgress(status, () => vm.step);
  let isInterrupted = false;
  const endInterrupt = catchInterrupt(() => {
    isInterrupted = true;
    vm.pause();
    // A hint that does not return would keep the run from pausing.
    void hints?.stop();
  });
  let stop: Stop;
  try {
    stop = await vm.run(settings.steps === undefined ? {} : { maxSteps: settings.steps });
    if (stop.reason === 'end') await vm.end();
  } catch (error) {
    throw programError(error);
  } finally {
    endInterrupt();
    endProgress();
  }
  if (isInterrupted) {
    status.stderr(`Interrupted at step ${vm.step}, pc=${vm.pc}.\n`);
    return { isInterrupted };
  }
  return { error: stop.reason === 'error' ? stop.error : checkSteps(vm, stop, settings.steps) };
}

/** `--steps` is a promise about the run, which cairo-run checks too, with these words. */
function checkSteps(vm: CairoVm, stop: Stop, steps: number | undefined): VmException | undefined {
  if (stop.reason !== 'end') return vm.exceptionHere(new Error('Error: End of program was not reached'));
  if (steps === undefined || steps === vm.step) return undefined;
  return vm.exceptionHere(new Error('Error: Execution reached the end of the program.'));
}
