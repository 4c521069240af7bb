import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HintLoadError, PythonHints, PythonStartError } from '../../python-bridge/src/index.ts';
import { findPython, readyCairoLang, type CairoEnvironment } from '../../toolchain/src/index.ts';
import type { HintProcessor, Program } from '../../vm-core/src/index.ts';
import { CliError, EXIT, fileErrorReason } from './cli-error.ts';
import type { RunSettings } from './settings.ts';
import type { SourceFinder } from './source-finder.ts';
import type { StatusLine } from './status-line.ts';

/** Hints that are ready to run. `stop` ends what they run in, also in the middle of a hint. */
export interface RunningHints {
  readonly processor: HintProcessor;
  stop(): Promise<void>;
}

export interface HintsRequest {
  readonly settings: RunSettings;
  readonly program: Program;
  /** Where the program was compiled: its Python has cairo-lang, which hints may import. */
  readonly environment: CairoEnvironment | undefined;
  readonly sources: SourceFinder;
  readonly status: StatusLine;
}

/**
 * Starts what runs the program's hints; undefined if it has none. A hint that does not compile is no exception here,
 * since how it is told depends on the VM.
 * @throws CliError, or ToolchainError if no Python is found
 */
export async function startHints(request: HintsRequest): Promise<RunningHints | HintLoadError | undefined> {
  const { settings, program, environment, sources, status } = request;
  const programInput = readProgramInput(settings.programInput);
  if (program.hints.size === 0) return undefined;
  if (settings.hints === 'native') {
    throw new CliError(
      'The program has hints, and this version has no native hints: use --hints python.',
      EXIT.usage,
    );
  }
  const python = await choosePython(settings.python, environment);
  try {
    const processor = await PythonHints.start({
      python,
      program,
      readSource: filename => sources.read(filename),
      resolveFile: filename => sources.find(filename),
      programInput,
      packageFolder: packageFolder(),
      stdin: 'inherit',
      onOutput: ({ category, text }) => {
        if (category === 'stdout') status.stdout(text);
        else status.stderr(text);
      },
    });
    return { processor, stop: () => processor.stop() };
  } catch (error) {
    if (error instanceof HintLoadError) return error;
    if (error instanceof PythonStartError) throw new CliError(error.message);
    throw error;
  }
}

async function choosePython(
  setting: string | undefined,
  environment: CairoEnvironment | undefined,
): Promise<string> {
  if (setting === undefined) {
    const ready = environment ?? readyCairoLang();
    if (ready !== undefined) return ready.python;
  }
  return (await findPython({ setting })).path;
}

/** The JSON text, checked here so that the error names the file. */
function readProgramInput(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read ${file} (--program-input): ${fileErrorReason(error)}.`, EXIT.usage);
  }
  try {
    JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`${file} (--program-input) is not JSON: ${reason}.`, EXIT.usage);
  }
  return text;
}

/** The folder of the Python package: beside the bundle, or where it is developed. */
function packageFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = join(here, 'python');
  return existsSync(bundled) ? bundled : resolve(here, '../../python-bridge');
}
