import type { CairoVm } from '../../../vm-core/src/index.ts';
import { CliError, EXIT, isCliError } from '../cli-error.ts';
import { StatusLine } from '../status-line.ts';
import type { Terminal } from '../terminal.ts';
import { executeRun } from './execute-run.ts';
import { OutputFiles } from './output-files.ts';
import { prepareRun } from './prepare-run.ts';
import { callProgram } from './program-error.ts';
import { runResult, type RunResult } from './run-result.ts';
import type { RunSettings } from './run-settings.ts';
import { writeOutputs } from './write-outputs.ts';

/** `cairoscope run`: loads, runs, reports. Returns the exit code. */
export async function runCommand(settings: RunSettings, terminal: Terminal): Promise<number> {
  if (!settings.print.json) return (await run(settings, new StatusLine(terminal))).exitCode;
  // Nothing but the result may go to stdout; what hints print is still to be seen.
  const stderr = (text: string): void => terminal.stderr(text);
  const status = new StatusLine({ stdout: stderr, stderr, isInteractive: terminal.isInteractive });
  const { exitCode, result } = await reported(settings, status);
  terminal.stdout(`${JSON.stringify(result, null, 2)}\n`);
  return exitCode;
}

/** Runs, and says how it went, also of what did not get as far as a run. */
async function reported(
  settings: RunSettings,
  status: StatusLine,
): Promise<{ readonly exitCode: number; readonly result: RunResult }> {
  try {
    const outcome = await run(settings, status);
    return { exitCode: outcome.exitCode, result: callProgram(() => runResult(outcome, settings)) };
  } catch (failure) {
    if (!(failure instanceof CliError)) throw failure;
    status.stderr(`${failure.text}\n`);
    const { exitCode } = failure;
    return { exitCode, result: runResult({ vm: undefined, exitCode, error: failure }, settings) };
  }
}

/** How it went, for those who report it. */
export interface RunOutcome {
  /** Undefined if the run has not begun, or its end could not be made out. */
  readonly vm: CairoVm | undefined;
  readonly exitCode: number;
  readonly error: Error | undefined;
}

/** The files that the run reads: none may be written. */
function inputsOf(settings: RunSettings): string[] {
  const { program, runFromCairoPie, programInput, cairoLayoutParamsFile } = settings;
  return [program, runFromCairoPie, programInput, cairoLayoutParamsFile].filter(file => file !== undefined);
}

async function run(settings: RunSettings, status: StatusLine): Promise<RunOutcome> {
  const files = OutputFiles.open(settings.files, inputsOf(settings));
  try {
    const prepared = await prepareRun(settings, status);
    const { vm, hints, hintLoadError } = prepared;
    try {
      if (hintLoadError !== undefined) {
        reportError(hintLoadError, settings, status);
        return { vm, exitCode: EXIT.failed, error: hintLoadError };
      }
      const { isInterrupted, error, isDebugged } = await executeRun(prepared, settings, status);
      if (isInterrupted) return { vm, exitCode: EXIT.interrupted, error: undefined };
      if (error !== undefined && !isDebugged) reportError(error, settings, status);
      if (error === undefined || isDebugged) await writeOutputs(vm, settings, files, status);
      return { vm, exitCode: error === undefined ? EXIT.ok : EXIT.failed, error };
    } finally {
      await hints?.stop();
    }
  } finally {
    files.close();
  }
}

function reportError(error: Error, { print }: RunSettings, status: StatusLine): void {
  status.stderr(`${isCliError(error) ? error.text : error.message}\n`);
  if (print.trace) status.stderr(`\n${error.stack ?? ''}\n`);
}
