import { CairoVm, type Layout, type Program, type VmException } from '../../../vm-core/src/index.ts';
import { CliError } from '../cli-error.ts';
import { startHints, type RunningHints } from '../hints.ts';
import { chooseLayout } from '../layout.ts';
import { loadProgram } from '../load-program.ts';
import { SourceFinder } from '../source-finder.ts';
import type { StatusLine } from '../status-line.ts';
import type { RunSettings } from './run-settings.ts';

export interface PreparedRun {
  /** Stands before the first instruction. */
  readonly vm: CairoVm;
  /** Undefined if the program has no hints. To be stopped at the end. */
  readonly hints: RunningHints | undefined;
  /** A hint does not compile: the run fails before it begins, as in cairo-lang. */
  readonly hintLoadError: VmException | undefined;
}

/** @throws CliError for what is wrong with the files and the settings */
export async function prepareRun(settings: RunSettings, status: StatusLine): Promise<PreparedRun> {
  const { python, cairoPath, hints: mode, programInput, proofMode } = settings;
  const file = settings.program ?? '';
  const { program, environment } = await loadProgram({ file, python, cairoPath, proofMode }, status);
  const layout = chooseLayout(settings, program);
  const sources = new SourceFinder(file);
  const hints = await startHints({ mode, python, programInput, program, environment, sources, status });
  if (hints === undefined || 'processor' in hints) {
    const vm = createVm(program, layout, settings, hints, sources);
    return { vm, hints, hintLoadError: undefined };
  }
  const vm = createVm(program, layout, settings, undefined, sources);
  return { vm, hints: undefined, hintLoadError: vm.hintLoadException(hints, hints.pc, hints.hintIndex) };
}

function createVm(
  program: Program,
  layout: Layout,
  { proofMode, allowMissingBuiltins }: RunSettings,
  hints: RunningHints | undefined,
  sources: SourceFinder,
): CairoVm {
  try {
    return CairoVm.create(program, {
      layout,
      proofMode,
      allowMissingBuiltins,
      readSource: filename => sources.read(filename),
      ...(hints === undefined ? {} : { hints: hints.processor }),
    });
  } catch (error) {
    throw programError(error);
  }
}

/** An error of the program, not of this command: its text is for the user. */
export function programError(error: unknown): unknown {
  return error instanceof Error && !(error instanceof TypeError) ? new CliError(error.message) : error;
}
