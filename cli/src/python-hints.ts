import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  HintAccessError,
  HintLoadError,
  PythonHints,
  PythonStartError,
} from '../../python-bridge/src/index.ts';
import { findPython, readyCairoLang } from '../../toolchain/src/index.ts';
import { CliError } from './cli-error.ts';
import type { HintsRequest } from './hints.ts';
import { withToolchain } from './with-toolchain.ts';

/**
 * Starts the CPython that runs the hints; its output goes through the status line.
 * @throws CliError if there is none; HintLoadError if a hint does not compile
 */
export async function startPythonHints(
  request: HintsRequest,
  programInput: string | undefined,
): Promise<PythonHints> {
  const { program, sources, status, access } = request;
  const python = await withToolchain(() => choosePython(request));
  try {
    return await PythonHints.start({
      ...access,
      pythonPath: access?.pythonPath?.map(folder => resolve(folder)),
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
  } catch (error) {
    if (error instanceof PythonStartError || error instanceof HintAccessError) {
      throw new CliError(error.message);
    }
    throw error;
  }
}

/** Gives back the error of a hint that does not compile, and throws every other. */
export function asLoadError(error: unknown): HintLoadError {
  if (error instanceof HintLoadError) return error;
  throw error;
}

async function choosePython({ python, environment }: HintsRequest): Promise<string> {
  if (python === undefined) {
    const ready = environment ?? readyCairoLang();
    if (ready !== undefined) return ready.python;
  }
  return (await findPython({ setting: python })).path;
}

/** The folder of the Python package: beside the bundle, or where it is developed. */
function packageFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = join(here, 'python');
  return existsSync(bundled) ? bundled : resolve(here, '../../python-bridge');
}
