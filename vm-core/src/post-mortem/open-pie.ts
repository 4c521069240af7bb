import { smallestLayout } from '../layouts/layouts.ts';
import type { CairoPie } from '../pie/cairo-pie.ts';
import { checkUntrustedPie } from '../pie/check-pie.ts';
import { pieProgram } from '../pie/pie-program.ts';
import type { Program } from '../program/program.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { OpenOptions } from './open-files.ts';
import { RunFilesError } from './run-files-error.ts';
import { hideTheRest, startCells } from './stamps.ts';

/** Steps between two reports. */
const SLICE_STEPS = 2 ** 20;

/**
 * Makes a VM that stands at the end of the run of a Cairo PIE, with that run as its recording. The PIE's memory is there
 * before it runs again, so that hints are passed over.
 * @param program the PIE's program with its names and source lines; left out: the PIE's own, which has none
 * @throws RunFilesError if it is another program, or the run does not come to the end that the PIE says; PieError and
 * others with cairo-lang's texts if the PIE does not fit together
 */
export async function openPie(pie: CairoPie, program?: Program, options: OpenOptions = {}): Promise<CairoVm> {
  checkUntrustedPie(pie);
  const stripped = pieProgram(pie.metadata.program);
  const { builtins } = stripped;
  if (program) checkProgram(program, stripped);
  const vm = CairoVm.create(program ? { ...program, main: pie.metadata.program.main } : stripped, {
    ...options,
    layout: options.layout ?? smallestLayout(builtins) ?? 'all_cairo',
    pie,
    hints: { execute: () => undefined },
  });
  const initial = startCells(vm);
  await runToEnd(vm, pie.executionResources.nSteps, options);
  await vm.recording.replaceBy(
    core => {
      core.stampExecuted();
      hideTheRest(vm, core, initial);
    },
    pc => vm.hintsAt(pc).length,
  );
  await vm.end();
  return vm;
}

async function runToEnd(vm: CairoVm, steps: number, { onProgress, signal }: OpenOptions): Promise<void> {
  for (;;) {
    const stop = await vm.run({ maxSteps: Math.min(SLICE_STEPS, steps - vm.step) });
    signal?.throwIfAborted();
    onProgress?.(vm.step);
    if (stop.reason === 'end') return;
    if (stop.reason === 'error') {
      throw new RunFilesError(
        `The Cairo PIE does not run to its end. ${stop.error.message.trimEnd()}`,
        vm.step,
      );
    }
    if (vm.step >= steps) {
      throw new RunFilesError(
        `The Cairo PIE says that its run has ${steps} steps, and it is not over by then.`,
        vm.step,
      );
    }
  }
}

function checkProgram(program: Program, { data, builtins }: Program): void {
  const differs = data.findIndex((word, index) => program.data[index] !== word);
  const advice = 'Give the compiled program that the Cairo PIE was made from.';
  if (differs >= 0 || program.data.length !== data.length) {
    const where =
      differs >= 0 ? `word ${differs} differs` : `it has ${program.data.length} words, not ${data.length}`;
    throw new RunFilesError(`The program is not that of the Cairo PIE: ${where}. ${advice}`);
  }
  if (program.builtins.join() !== builtins.join()) {
    throw new RunFilesError(
      `The program is not that of the Cairo PIE, whose builtins are '${builtins.join(' ')}'. ${advice}`,
    );
  }
}
