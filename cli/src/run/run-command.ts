import type { CairoVm } from '../../../vm-core/src/index.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { StatusLine } from '../status-line.ts';
import type { Terminal } from '../terminal.ts';
import { executeRun, type RunEnd } from './execute-run.ts';
import { OutputFiles } from './output-files.ts';
import { prepareRun } from './prepare-run.ts';
import { runResult } from './run-result.ts';
import type { RunSettings } from './run-settings.ts';
import { writeOutputs } from './write-outputs.ts';

/** `cairoscope run`: loads, runs, reports. Returns the exit code. */
export async function runCommand(settings: RunSettings, terminal: Terminal): Promise<number> {
  if (!settings.print.json) return (await run(settings, new StatusLine(terminal))).exitCode;
  // Nothing but the result may go to stdout; what hints print is still to be seen.
  const stderr = (text: string): void => terminal.stderr(text);
  const status = new StatusLine({ stdout: stderr, stderr, isInteractive: terminal.isInteractive });
  const { vm, exitCode, error } = await run(settings, status).catch((failure: unknown): RunOutcome => {
    if (!(failure instanceof CliError)) throw failure;
    status.stderr(`${failure.text}\n`);
    return { vm: undefined, exitCode: failure.exitCode, error: failure };
  });
  terminal.stdout(`${JSON.stringify(runResult(vm, exitCode, settings.files, error), null, 2)}\n`);
  return exitCode;
}

interface RunOutcome {
  /** Undefined if the run has not begun. */
  readonly vm: CairoVm | undefined;
  readonly exitCode: number;
  readonly error: Error | undefined;
}

async function run(settings: RunSettings, status: StatusLine): Promise<RunOutcome> {
  const files = OutputFiles.open(settings.files);
  try {
    const { vm, hints, hintLoadError } = await prepareRun(settings, status);
    try {
      const end: RunEnd =
        hintLoadError === undefined
          ? await executeRun(vm, settings, hints, status)
          : { error: hintLoadError };
      if (end.error !== undefined) reportError(end.error, settings, status);
      if (isWritten(end, settings)) writeOutputs(vm, settings, files, status);
      const exitCode = end.isInterrupted ? EXIT.interrupted : end.error === undefined ? EXIT.ok : EXIT.failed;
      return { vm, exitCode, error: end.error };
    } finally {
      await hints?.stop();
    }
  } finally {
    files.close();
  }
}

/** With --debug-error, cairo-run counts an error among the results. */
function reportError(error: Error, { debugError }: RunSettings, status: StatusLine): void {
  if (debugError) status.stdout(`Got an error:\n${error.message}\n`);
  else status.stderr(`${error.message}\n`);
}

function isWritten({ isInterrupted = false, error }: RunEnd, { debugError }: RunSettings): boolean {
  return !isInterrupted && (error === undefined || debugError);
}
