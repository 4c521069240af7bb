/**
 * A program of its own: runs several VMs side by side, each with its own Python, and kills itself when so many
 * bytes have passed between them and it. Arguments: how many VMs, how many bytes.
 */
import fs from 'node:fs';
import { CairoVm } from '../../../vm-core/src/index.ts';
import { PythonHints } from '../index.ts';
import { busyProgram } from './busy-program.ts';
import { PACKAGE_FOLDER, PYTHON } from './hint-run.ts';

const [vms = 0, limit = 0] = process.argv.slice(2).map(Number);
let passed = 0;

function count(bytes: number): number {
  passed += bytes;
  if (passed >= limit) process.kill(process.pid, 'SIGKILL');
  return bytes;
}

/** Counts what a function of `fs` that returns a number of bytes says. */
function counted<Arguments extends unknown[]>(
  of: (...args: Arguments) => number,
): (...args: Arguments) => number {
  return (...args) => count(of(...args));
}

fs.readSync = counted(fs.readSync) as typeof fs.readSync;
fs.writeSync = counted(fs.writeSync) as typeof fs.writeSync;

async function runOne(): Promise<void> {
  const hints = await PythonHints.start({
    python: PYTHON,
    program: busyProgram,
    packageFolder: PACKAGE_FOLDER,
    onOutput: () => undefined,
  });
  const vm = CairoVm.create(busyProgram, { hints });
  await vm.run();
  await vm.end();
}

// A limit that is never reached is the moment when all have ended.
void Promise.all(Array.from({ length: vms }, runOne)).then(() => process.kill(process.pid, 'SIGKILL'));
