import type { HintAccess, HintLoadError, PythonHints } from '../../python-bridge/src/index.ts';
import type { CairoEnvironment } from '../../toolchain/src/index.ts';
import {
  AutoHints,
  NativeHints,
  UnknownHintsError,
  type HintProcessor,
  type Program,
} from '../../vm-core/src/index.ts';
import { usageError } from './cli-error.ts';
import { readNamedJson } from './read-file.ts';
import type { SourceFinder } from './source-finder.ts';
import type { StatusLine } from './status-line.ts';

/** Which hints run where: see the manual, "Hints". */
export const HINT_MODES = ['python', 'native', 'auto'] as const;
export type HintMode = (typeof HINT_MODES)[number];

/** Hints that are ready to run. `stop` ends what they run in, also in the middle of a hint. */
export interface RunningHints {
  readonly processor: HintProcessor;
  stop(): Promise<void>;
}

export interface HintsRequest {
  readonly mode: HintMode;
  /** What they may do and are given. */
  readonly access: HintAccess | undefined;
  /** The Python that runs them; undefined: the compiler's, else one that is found. */
  readonly python: string | undefined;
  /** Path of the JSON that hints see as `program_input`. */
  readonly programInput: string | undefined;
  readonly program: Program;
  /** Where the program was compiled: its Python has cairo-lang, which hints may import. */
  readonly environment: CairoEnvironment | undefined;
  readonly sources: SourceFinder;
  readonly status: StatusLine;
}

/**
 * Starts what runs the program's hints; undefined if it has none. A hint that does not compile is no exception here,
 * since how it is told depends on the VM.
 * @throws CliError, also if no Python is found
 */
export async function startHints(request: HintsRequest): Promise<RunningHints | HintLoadError | undefined> {
  const { mode, program, programInput } = request;
  const input = programInput === undefined ? undefined : readNamedJson(programInput, '--program-input').text;
  if (program.hints.size === 0) return undefined;
  const given = await givenNames(request);
  if (mode === 'native') return startNativeHints(request, given);
  const startPython = async (): Promise<PythonHints> => {
    // Where no hint needs Python, what starts it is not even loaded.
    const { startPythonHints } = await import('./python-hints.ts');
    return startPythonHints(request, input);
  };
  try {
    const processor = await (mode === 'python' ? startPython() : startAutoHints(request, given, startPython));
    return { processor, stop: () => processor.stop() };
  } catch (error) {
    const { asLoadError } = await import('./python-hints.ts');
    return asLoadError(error);
  }
}

/** The names of the variables that hints are given. */
async function givenNames({ access }: HintsRequest): Promise<readonly string[]> {
  return access === undefined ? [] : (await import('../../python-bridge/src/index.ts')).givenNames(access);
}

function startAutoHints(
  { program, sources }: HintsRequest,
  given: readonly string[],
  startPython: () => Promise<PythonHints>,
): Promise<AutoHints<PythonHints>> {
  return AutoHints.start({ program, startPython, given, readSource: name => sources.read(name) });
}

function startNativeHints({ program, sources }: HintsRequest, given: readonly string[]): RunningHints {
  if (given.length > 0) {
    const names = given.map(name => `'${name}'`).join(', ');
    throw usageError(`Only hints in Python can see ${names}: use --hints auto or --hints python.`);
  }
  try {
    const processor = NativeHints.for(program, { readSource: name => sources.read(name) });
    return { processor, stop: () => processor.stop() };
  } catch (error) {
    if (error instanceof UnknownHintsError) throw usageError(error.message);
    throw error;
  }
}
