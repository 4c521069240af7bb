import assert from 'node:assert/strict';
import {
  AutoHints,
  CairoVm,
  NativeHints,
  type CellValue,
  type HintProcessor,
  type Program,
} from '../../vm-core/src/index.ts';
import { PythonHints } from './index.ts';
import { hintProgram } from './testing/hint-program.ts';
import { PACKAGE_FOLDER, PYTHON } from './testing/hint-run.ts';

const NAMES = ['len', 'continue_copying', 'value'];
/** Of memcpy: the first puts n into a new scope, the second counts it down and tells whether it is above 0. */
const ENTER = "vm_enter_scope({'n': ids.len})";
const COUNT = 'n -= 1\nids.continue_copying = 1 if n > 0 else 0';
const EXIT = 'vm_exit_scope()';

const startPython = (program: Program): Promise<PythonHints> =>
  PythonHints.start({ python: PYTHON, program, packageFolder: PACKAGE_FOLDER, onOutput: () => undefined });

/** Runs a program whose `ids.len` is 1, and returns its locals. */
async function run(program: Program, hints: HintProcessor): Promise<(CellValue | undefined)[]> {
  const vm = CairoVm.create(program, { hints });
  vm.memory.set(vm.fp, 1n);
  const stop = await vm.run();
  if (stop.reason === 'error') throw stop.error;
  await vm.end();
  return NAMES.map((_, index) => vm.memory.get(vm.initialFp.add(index)));
}

/** Runs hints that have a native form natively and the others in Python, whatever they share. */
async function runApart(codes: readonly string[]): Promise<(CellValue | undefined)[]> {
  const program = hintProgram(codes, NAMES);
  const python = await startPython(program);
  const native = new NativeHints();
  try {
    return await run(program, {
      execute: call => ([ENTER, COUNT, EXIT].includes(call.hint.code) ? native : python).execute(call),
      endRun: async () => {
        await python.endRun();
        native.endRun();
      },
    });
  } finally {
    await python.stop();
  }
}

describe('hints of two languages', () => {
  it('M5: a native variable is invisible to Python', async () => {
    const look = "ids.value = 1 if 'n' in globals() else 2";
    assert.deepEqual(await runApart([ENTER, look, EXIT]), [1n, undefined, 2n]);
  });

  it('M5: a variable of Python is invisible to native hints, and neither language leaves scopes of the other', async () => {
    // Native n goes from 1 to 0, Python's stays 5.
    const codes = ['n = 5', ENTER, 'n += 2', COUNT, EXIT, 'ids.value = n'];
    assert.deepEqual(await runApart(codes), [1n, 0n, 7n]);
    await assert.rejects(runApart(['n = 5', COUNT]), /NameError: name 'n' is not defined\n?$/);
    await assert.rejects(runApart([ENTER]), /Every enter_scope\(\) requires a corresponding exit_scope\(\)/);
  });

  it('M5: what would cross runs in Python: the same cells as with Python alone', async () => {
    const program = hintProgram([ENTER, 'n += 1', COUNT, 'ids.value = n', EXIT], NAMES);
    const python = await startPython(program);
    const auto = await AutoHints.start({ program, startPython: () => startPython(program) });
    try {
      const expected = await run(program, python);
      assert.deepEqual(expected, [1n, 1n, 1n]);
      assert.deepEqual(await run(program, auto), expected);
      assert.deepEqual(new Set(auto.decisions.map(({ language }) => language)), new Set(['python']));
    } finally {
      await Promise.all([python.stop(), auto.stop()]);
    }
  });
});
