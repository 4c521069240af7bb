/**
 * Runs a compiled program in this VM and prints what the run took (`RunCost` without what only the parent process
 * sees). A process of its own per run, so that memory is fresh and nothing is warmed up by another run.
 *
 * Usage: node measure.cjs [--no-recording] [--native] PROGRAM.json PYTHON FOLDER_OF_CAIRO_VM_PY
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PythonHints } from '../python-bridge/src/index.ts';
import {
  AutoHints,
  CairoVm,
  NativeHints,
  parseProgram,
  smallestLayout,
  type VmOptions,
} from '../vm-core/src/index.ts';

const NO = { type: 'boolean', default: false } as const;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'no-recording': NO, native: NO },
  });
  const [file = '', python = '', packageFolder = ''] = positionals;
  const program = parseProgram(readFileSync(file, 'utf8'));
  const layout = smallestLayout(program.builtins) ?? 'plain';
  const startPython = (): Promise<PythonHints> =>
    PythonHints.start({ python, program, packageFolder, onOutput: ({ text }) => process.stderr.write(text) });
  const hints = values.native ? NativeHints.for(program) : await AutoHints.start({ program, startPython });
  try {
    const options: VmOptions = { layout, recording: !values['no-recording'], hints };
    const vm = CairoVm.create(program, options);
    const start = performance.now();
    const stop = await vm.run();
    const end = performance.now();
    if (stop.reason !== 'end') throw new Error(stop.reason === 'error' ? stop.error.message : stop.reason);
    await vm.end();
    const runSeconds = (end - start) / 1000;
    const endSeconds = (performance.now() - end) / 1000;
    console.log(JSON.stringify({ steps: vm.step, runSeconds, endSeconds }));
  } finally {
    await hints.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
