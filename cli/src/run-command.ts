import { HintLoadError } from '../../python-bridge/src/index.ts';
import { CairoVm, VmException, type Program, type Stop } from '../../vm-core/src/index.ts';
import { CliError, EXIT } from './cli-error.ts';
import { startHints, type RunningHints } from './hints.ts';
import { catchInterrupt } from './interrupt.ts';
import { chooseLayout } from './layout.ts';
import { loadProgram } from './load-program.ts';
import { OutputFile } from './output-file.ts';
import { showProgress } from './run-progress.ts';
import { infoReport, memoryReport, outputReport, type AddressStyle } from './run-report.ts';
import type { RunSettings } from './settings.ts';
import { SourceFinder } from './source-finder.ts';
import { StatusLine } from './status-line.ts';
import type { Terminal } from './terminal.ts';

/** `cairoscope run`: loads, runs, reports. Returns the exit code. */
export async function runCommand(settings: RunSettings, terminal: Terminal): Promise<number> {
  const status = new StatusLine(terminal);
  const files = openFiles(settings);
  try {
    const { program, environment } = await loadProgram(settings, status);
    const layout = chooseLayout(settings.layout, program);
    const sources = new SourceFinder(settings.file);
    const hints = await startHints({ settings, program, environment, sources, status });
    if (hints instanceof HintLoadError) {
      const vm = createVm(program, layout, undefined, sources);
      status.stderr(`${vm.hintLoadException(hints, hints.pc, hints.hintIndex).message}\n`);
      return EXIT.failed;
    }
    try {
      const vm = createVm(program, layout, hints, sources);
      const exitCode = await runToEnd(vm, settings, hints, status);
      if (exitCode === EXIT.ok) report(vm, settings, files, status);
      return exitCode;
    } finally {
      await hints?.stop();
    }
  } finally {
    for (const file of Object.values(files)) file?.close();
  }
}

interface Files {
  readonly trace: OutputFile | undefined;
  readonly memory: OutputFile | undefined;
}

function openFiles({ traceFile, memoryFile }: RunSettings): Files {
  return {
    trace: traceFile === undefined ? undefined : OutputFile.open(traceFile, '--trace-file'),
    memory: memoryFile === undefined ? undefined : OutputFile.open(memoryFile, '--memory-file'),
  };
}

function createVm(
  program: Program,
  layout: string,
  hints: RunningHints | undefined,
  sources: SourceFinder,
): CairoVm {
  try {
    return CairoVm.create(program, {
      layout,
      readSource: filename => sources.read(filename),
      ...(hints === undefined ? {} : { hints: hints.processor }),
    });
  } catch (error) {
    throw programError(error);
  }
}

async function runToEnd(
  vm: CairoVm,
  settings: RunSettings,
  hints: RunningHints | undefined,
  status: StatusLine,
): Promise<number> {
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
    return EXIT.interrupted;
  }
  const error = stop.reason === 'error' ? stop.error : checkSteps(vm, stop, settings.steps);
  if (error === undefined) return EXIT.ok;
  status.stderr(`${error.message}\n`);
  return EXIT.failed;
}

/** `--steps` is a promise about the run, which cairo-run checks too, with these words. */
function checkSteps(vm: CairoVm, stop: Stop, steps: number | undefined): VmException | undefined {
  if (stop.reason !== 'end') return vm.exceptionHere(new Error('Error: End of program was not reached'));
  if (steps === undefined || steps === vm.step) return undefined;
  return vm.exceptionHere(new Error('Error: Execution reached the end of the program.'));
}

/** An error of the program, not of this command: its text is for the user. */
function programError(error: unknown): unknown {
  return error instanceof Error && !(error instanceof TypeError) ? new CliError(error.message) : error;
}

/** The order is cairo-run's. */
function report(vm: CairoVm, settings: RunSettings, files: Files, status: StatusLine): void {
  const style: AddressStyle = settings.relocatePrints ? { relocation: vm.relocation.starts } : 'segments';
  if (settings.printMemory) for (const text of memoryReport(vm, style)) status.stdout(text);
  if (settings.printOutput) status.stdout(outputReport(vm));
  if (settings.printInfo) status.stdout(infoReport(vm, style));
  status.show('Writing the output files …');
  files.trace?.write(vm.trace());
  files.memory?.write(vm.memoryFile());
  status.clear();
}
