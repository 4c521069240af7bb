import { VmException, type CairoVm, type EndOptions } from '../../../vm-core/src/index.ts';
import type { RunningHints } from '../hints.ts';
import { catchInterrupt } from '../interrupt.ts';
import type { StatusLine } from '../status-line.ts';
import type { PreparedRun } from './prepare-run.ts';
import { ProgramFailure, programError } from './program-error.ts';
import { showProgress } from './run-progress.ts';
import type { RunSettings } from './run-settings.ts';

/** How a run ended. */
export interface RunEnd {
  readonly isInterrupted: boolean;
  readonly error: Error | undefined;
  /** Did the program fail, and are the outputs up to there asked for (--debug_error)? */
  readonly isDebugged: boolean;
}

/** Runs to the end and checks it, with progress on a terminal, until Ctrl-C. */
export async function executeRun(
  { vm, steps, hints }: PreparedRun,
  settings: RunSettings,
  status: StatusLine,
): Promise<RunEnd> {
  const interrupt = watchInterrupt(vm, hints);
  const endProgress = showProgress(status, () => vm.step);
  const options = endOptions(settings, steps, status);
  let isSettled = false;
  let error: Error | undefined;
  try {
    await runAndEnd(vm, { ...options, onSettled: () => (isSettled = true) });
  } catch (failure) {
    error = asFailure(failure);
  } finally {
    interrupt.end();
    endProgress();
  }
  if (interrupt.happened()) {
    status.stderr(`Interrupted at step ${vm.step}, pc=${vm.pc}.\n`);
    return { isInterrupted: true, error: undefined, isDebugged: false };
  }
  const isDebugged = error !== undefined && settings.debugError && !isSettled;
  if (error !== undefined && isDebugged) await endFailed(vm, options, error, status);
  return { isInterrupted: false, error, isDebugged };
}

/** @throws Error of the program */
async function runAndEnd(vm: CairoVm, options: EndOptions): Promise<void> {
  const { steps, noEnd = false } = options;
  if (!noEnd) {
    // A run for a proof takes one step more at the end.
    const maxSteps = steps === undefined ? Infinity : Math.max(0, steps - (vm.isProof ? 1 : 0));
    const stop = await vm.run({ maxSteps });
    if (stop.reason === 'error') throw stop.error;
  }
  await vm.end(options);
}

function endOptions(settings: RunSettings, steps: number | undefined, status: StatusLine): EndOptions {
  const { minSteps, noEnd, secureRun } = settings;
  return {
    noEnd,
    secure: secureRun,
    ...(steps === undefined ? {} : { steps }),
    ...(minSteps === undefined ? {} : { minSteps }),
    onWarning: text => status.stdout(`${text}\n`),
  };
}

/** Makes what there is of a failed run ready for the outputs (--debug_error). @throws CliError if it cannot be */
async function endFailed(vm: CairoVm, options: EndOptions, error: Error, status: StatusLine): Promise<void> {
  status.stdout(`Got an error:\n${error.message}\n`);
  try {
    await vm.end({ ...options, failed: true });
  } catch (failure) {
    throw programError(failure);
  }
}

/** What the user is told. @throws what is no error of the program */
function asFailure(error: unknown): Error {
  const failure = error instanceof VmException ? error : programError(error);
  if (failure instanceof VmException || failure instanceof ProgramFailure) return failure;
  throw failure;
}

function watchInterrupt(
  vm: CairoVm,
  hints: RunningHints | undefined,
): { readonly happened: () => boolean; readonly end: () => void } {
  let happened = false;
  const end = catchInterrupt(() => {
    happened = true;
    vm.pause();
    // A hint that does not return would keep the run from pausing.
    void hints?.stop();
  });
  return { happened: () => happened, end };
}
