import { fileURLToPath } from 'node:url';
import { CairoVm, type Program, type Stop } from '../../../vm-core/src/index.ts';
import { PythonHints, type HintOutput, type PythonHintsOptions } from '../index.ts';

export const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url));
/** The Python that the tests run hints with. */
export const PYTHON =
  process.env['CAIROSCOPE_TEST_PYTHON'] ?? (process.platform === 'win32' ? 'python' : 'python3');

/** A VM with Python for its hints. */
export interface HintRun {
  readonly vm: CairoVm;
  readonly hints: PythonHints;
  readonly output: HintOutput[];
  /** Runs to the end or the error. */
  run(): Promise<Stop>;
}

/** Starts Python for a program, lets `use` work with it and stops Python, whatever happened. */
export async function withHints(
  program: Program,
  use: (run: HintRun) => Promise<void>,
  options: Partial<PythonHintsOptions> = {},
): Promise<void> {
  const output: HintOutput[] = [];
  const hints = await PythonHints.start({
    python: PYTHON,
    program,
    packageFolder: PACKAGE_FOLDER,
    onOutput: piece => output.push(piece),
    ...options,
  });
  try {
    const vm = CairoVm.create(program, { hints });
    await use({ vm, hints, output, run: () => vm.run() });
  } finally {
    await hints.stop();
  }
}

/** Waits until something holds, as long as the test may take. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 5));
}

/** Is there still a process with this number? */
export function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
