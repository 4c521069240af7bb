import { VmException, type CairoVm } from '../../../vm-core/src/index.ts';
import type { RunningHints } from '../hints.ts';
import { catchInterrupt } from '../interrupt.ts';
import type { StatusLine } from '../status-line.ts';
import { programError } from './prepare-run.ts';
import { showProgress } from './run-progress.ts';
import type { RunSettings } from './run-settings.ts';

/** How a run ended. */
export interface RunEnd {
  readonly isInterrupted?: boolean;
  readonly error?: Error | undefined;
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
  let error: Error | undefined;
  try {
    error = await runAndEnd(vm, settings, status);
  } catch (failure) {
    if (failure instanceof VmException || (settings.debugError && failure instanceof Error)) error = failure;
    else if (!isInterrupted) throw programError(failure);
  } finally {
    endInterrupt();
    endProgress();
  }
  if (isInterrupted) {
    status.stderr(`Interrupted at step ${vm.step}, pc=${vm.pc}.\n`);
    return { isInterrupted };
  }
  return { error };
}

/** As cairo-run does, with its words (cairo-lang, vm/cairo_run.py). */
async function runAndEnd(
  vm: CairoVm,
  { noEnd, steps, minSteps, secureRun }: RunSettings,
  status: StatusLine,
): Promise<VmException | undefined> {
  if (!noEnd) {
    // In a run for a proof the last step is at the end.
    const maxSteps = steps === undefined ? Infinity : Math.max(0, steps - (vm.isProof ? 1 : 0));
    const stop = await vm.run({ maxSteps });
    if (stop.reason === 'error') return stop.error;
    if (stop.reason !== 'end') return vm.exceptionHere(new Error('Error: End of program was not reached'));
  }
  await vm.end({
    noEnd,
    secure: secureRun,
    ...(steps !== undefined && { steps }),
    ...(minSteps !== undefined && { minSteps }),
    onWarning: text => status.stdout(`${text}\n`),
  });
  return undefined;
}
