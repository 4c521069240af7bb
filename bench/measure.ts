/**
 * Runs a compiled program in this VM and prints a `Measurement`. A process of its own per run, so that memory is
 * fresh and nothing is warmed up by another run.
 *
 * Usage: node measure.cjs <compiled.json> <program input, as JSON> <python> <folder of cairo_vm_py>
 */
import { readFileSync } from 'node:fs';
import { PythonHints } from '../python-bridge/src/index.ts';
import { CairoVm, parseProgram } from '../vm-core/src/index.ts';
import type { Measurement } from './measurement.ts';

async function main(): Promise<void> {
  const [file = '', programInput = '', python = '', packageFolder = ''] = process.argv.slice(2);
  const program = parseProgram(readFileSync(file, 'utf8'));
  const hints = await PythonHints.start({
    python,
    program,
    programInput,
    packageFolder,
    onOutput: ({ text }) => process.stderr.write(text),
  });
  try {
    const vm = CairoVm.create(program, { hints });
    const start = performance.now();
    const stop = await vm.run();
    const seconds = (performance.now() - start) / 1000;
    if (stop.reason !== 'end') throw new Error(stop.reason === 'error' ? stop.error.message : stop.reason);
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    const measurement: Measurement = { steps: vm.step, seconds, peakBytes };
    console.log(JSON.stringify(measurement));
  } finally {
    await hints.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
