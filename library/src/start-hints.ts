import { givenNames, HintAccessError } from '../../python-bridge/src/index.ts';
import { AutoHints, NativeHints, type HintProcessor, type Program } from '../../vm-core/src/index.ts';
import { startPythonHints, type PythonOptions } from './start-python-hints.ts';

/** What runs the hints of a program, and how. */
export interface HintOptions extends PythonOptions {
  /**
   * `native`: this process, without Python; `python`: CPython; `auto` (default): those that have a native form natively,
   * unless they share variables with hints that have none, and the others in Python.
   */
  readonly hints?: 'auto' | 'native' | 'python';
}

/** Hints that run until they are stopped. */
export type RunningHints = HintProcessor & Required<Pick<HintProcessor, 'stop'>>;

/**
 * Starts what runs the hints of this program, for one VM: give it to {@link CairoVm.create} as `hints`, and `stop()` it
 * after the run. Python is started only if a hint needs it.
 *
 * ```ts
 * const hints = await startHints(program);
 * try {
 *   const vm = CairoVm.create(program, { layout: 'small', hints });
 *   await vm.run();
 * } finally {
 *   await hints.stop();
 * }
 * ```
 * @throws UnknownHintsError if all hints must be native and some have no native form
 * @throws HintAccessError if variables are given, and all hints must be native
 * @throws PythonStartError if Python is needed and does not start
 * @throws HintError if a hint does not compile
 */
export async function startHints(program: Program, options: HintOptions = {}): Promise<RunningHints> {
  const { hints = 'auto', ...python } = options;
  const startPython = (): ReturnType<typeof startPythonHints> => startPythonHints(program, python);
  const { readSource } = python;
  const given = givenNames(python);
  switch (hints) {
    case 'native':
      if (given.length > 0) throw new HintAccessError(onlyForPython(given));
      return NativeHints.for(program, { readSource });
    case 'python':
      return startPython();
    case 'auto':
      return AutoHints.start({ program, startPython, readSource, given });
  }
}

const onlyForPython = (names: readonly string[]): string =>
  `Hints are given ${names.map(name => `'${name}'`).join(', ')}, which only those of Python can see: use 'auto' or ` +
  "'python' for hints instead of 'native'.";
