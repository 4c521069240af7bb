import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PythonHints, type HintOutput, type PythonHintsOptions } from '../../python-bridge/src/index.ts';
import type { Program } from '../../vm-core/src/index.ts';

/** How the Python of a program's hints is started. */
export interface PythonOptions extends Partial<
  Omit<PythonHintsOptions, 'program' | 'packageFolder' | 'onOutput'>
> {
  /** What hints print. Default: to where this process prints. */
  readonly onOutput?: (output: HintOutput) => void;
}

/**
 * Starts a CPython (3.9 or later) that runs the hints of this program, for one VM: give it to
 * {@link CairoVm.create} as `hints`, and `stop()` it after the run, or the process stays alive.
 *
 * Hints that import cairo-lang need a Python that has it: name it as `python`; default: `python3` (on Windows `python`).
 *
 * ```ts
 * const hints = await startPythonHints(program, { programInput: '{ "n": 5 }' });
 * try {
 *   const vm = CairoVm.create(program, { layout: 'small', hints });
 *   await vm.run();
 * } finally {
 *   await hints.stop();
 * }
 * ```
 * @throws PythonStartError if Python does not start
 * @throws HintError if a hint does not compile
 * @throws HintAccessError if what hints may do or are given makes no sense, or cannot be made
 */
export function startPythonHints(program: Program, options: PythonOptions = {}): Promise<PythonHints> {
  const { python = process.platform === 'win32' ? 'python' : 'python3', onOutput = print, ...rest } = options;
  return PythonHints.start({ ...rest, python, program, onOutput, packageFolder: packageFolder() });
}

function print({ category, text }: HintOutput): void {
  (category === 'stdout' ? process.stdout : process.stderr).write(text);
}

/** The folder of the Python package: beside this module when it is installed, or where it is developed. */
function packageFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const installed = join(here, 'python');
  return existsSync(installed) ? installed : resolve(here, '../../python-bridge');
}
