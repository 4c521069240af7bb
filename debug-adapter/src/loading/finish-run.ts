import type { CairoVm } from '../../../vm-core/src/index.ts';
import type { LoadReport } from './load-report.ts';

const SLICE_STEPS = 2 ** 18;

/**
 * Runs a program to its end, with the checks that follow, before anybody looks at it.
 * @returns what it failed with, if it did
 */
export async function finishRun(vm: CairoVm, report: LoadReport): Promise<Error | undefined> {
  const { signal } = report;
  const pause = (): void => vm.pause();
  signal.addEventListener('abort', pause);
  try {
    report.progress('Running the program');
    for (;;) {
      const stop = await vm.run({ maxSteps: SLICE_STEPS });
      signal.throwIfAborted();
      if (stop.reason === 'error') return stop.error;
      if (stop.reason === 'end') break;
      report.progress(`Running the program: ${vm.step} steps`);
    }
    await vm.end();
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    signal.removeEventListener('abort', pause);
  }
}
