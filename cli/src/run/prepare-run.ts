import {
  CairoVm,
  parseArguments,
  type CairoPie,
  type FunctionEntry,
  type VmException,
  type VmOptions,
} from '../../../vm-core/src/index.ts';
import { startHints, type RunningHints } from '../hints.ts';
import { chooseLayout } from '../layout.ts';
import { loadProgram } from '../load-program.ts';
import { readNamedFile } from '../read-file.ts';
import { SourceFinder } from '../source-finder.ts';
import type { StatusLine } from '../status-line.ts';
import { callProgram } from './program-error.ts';
import type { RunSettings } from './run-settings.ts';

export interface PreparedRun {
  /** Stands before the first instruction. */
  readonly vm: CairoVm;
  /** The number of steps that the run must take; undefined: as many as it needs. */
  readonly steps: number | undefined;
  /** Undefined if the program has no hints. To be stopped at the end. */
  readonly hints: RunningHints | undefined;
  /** A hint does not compile: the run fails before it begins, as in cairo-lang. */
  readonly hintLoadError: VmException | undefined;
}

/** @throws CliError for what is wrong with the files and the settings */
export async function prepareRun(settings: RunSettings, status: StatusLine): Promise<PreparedRun> {
  const { program, runFromCairoPie: pie } = settings;
  return pie === undefined ? prepareProgram(program ?? '', settings, status) : preparePie(pie, settings);
}

async function prepareProgram(file: string, settings: RunSettings, status: StatusLine): Promise<PreparedRun> {
  const { python, cairoPath, proofMode, steps } = settings;
  const { program, environment } = await loadProgram({ file, python, cairoPath, proofMode }, status);
  const entry = entryOf(settings);
  const sources = new SourceFinder(file);
  const { hints: mode, access, programInput } = settings;
  const request = { mode, access, python, programInput, program, environment, sources, status };
  const hints = await startHints(request);
  const areReady = hints === undefined || 'processor' in hints;
  const options: VmOptions = {
    // A function has all builtins, whatever the layout: there is none to choose for it.
    ...(entry === undefined || settings.layout !== 'auto'
      ? { layout: chooseLayout(settings, program.builtins) }
      : {}),
    ...(entry && { entry }),
    proofMode,
    ...memoryOf(settings),
    allowMissingBuiltins: settings.allowMissingBuiltins,
    readSource: filename => sources.read(filename),
    ...(areReady && hints && { hints: hints.processor }),
  };
  const vm = callProgram(() => CairoVm.create(program, options));
  if (areReady) return { vm, steps, hints, hintLoadError: undefined };
  return {
    vm,
    steps,
    hints: undefined,
    hintLoadError: vm.hintLoadException(hints, vm.programBase.add(hints.pc), hints.hintIndex),
  };
}

function memoryOf({ maxMemory, recording }: RunSettings): Pick<VmOptions, 'maxMemory' | 'recording'> {
  return { recording, ...(maxMemory !== undefined && { maxMemory }) };
}

/** The function that runs instead of main: by its name, or by its pc. */
function entryOf({ entrypoint, args }: RunSettings): FunctionEntry | undefined {
  if (entrypoint === undefined) return undefined;
  return {
    function: /^\d+$/.test(entrypoint) ? Number(entrypoint) : entrypoint,
    ...(args !== undefined && { args: callProgram(() => parseArguments(args)) }),
  };
}

/** A PIE has no hints; its run takes the steps that it says. */
async function preparePie(file: string, settings: RunSettings): Promise<PreparedRun> {
  const { readPie } = await import('../../../vm-core/src/pie-files.ts');
  const bytes = readNamedFile(file, '--run-from-cairo-pie');
  const pie = callProgram((): CairoPie => readPie(bytes));
  const layout = chooseLayout(settings, pie.metadata.program.builtins);
  const { allowMissingBuiltins, secureRun } = settings;
  const options = { layout, allowMissingBuiltins, trustPie: !secureRun, ...memoryOf(settings) };
  const vm = callProgram(() => CairoVm.fromPie(pie, options));
  return { vm, steps: pie.executionResources.nSteps, hints: undefined, hintLoadError: undefined };
}
