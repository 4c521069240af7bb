/** Parts of the VM's core by themselves, and with counters in the kernels. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageCommand, run } from '../scripts/setup.mjs';

/** The multiplications of felts, and the modules that they are in: in standard and in Montgomery's form. */
const KERNELS = {
  feltMul: 'felt-multiply.ts',
  feltSquare: 'felt-multiply.ts',
  residueMul: 'montgomery.ts',
  residueSquare: 'montgomery.ts',
};
export type Kernel = keyof typeof KERNELS;
const KERNEL_NAMES = Object.keys(KERNELS) as Kernel[];

export interface Core {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  feltMul(out: number, a: number, b: number): void;
  feltSquare(out: number, a: number): void;
  residueMul(out: number, a: number, b: number): void;
  residueSquare(out: number, a: number): void;
  residueFromFelt(out: number, felt: number): void;
  pedersen(out: number, a: number, b: number): void;
  poseidonPermutation(out: number, state: number): void;
}

const MODULES = ['felt-multiply.ts', 'montgomery.ts', 'pedersen.ts', 'poseidon.ts', 'heap.ts'];

/** Compiles modules of the core as they are in a folder. */
export async function compileCore(folder: string): Promise<Core> {
  const output = join(folder, 'limits.wasm');
  const flags = ['--baseDir', folder, '-O3', '--runtime', 'stub', '--noAssert', '--outFile', output];
  await run(process.execPath, [packageCommand('assemblyscript', 'asc'), ...MODULES, ...flags]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(output)), {});
  return exports as unknown as Core;
}

/** Makes the kernels count their calls: what an operation really does, whatever it is made of. */
export function countCalls(folder: string): void {
  for (const kernel of KERNEL_NAMES) {
    const file = join(folder, KERNELS[kernel]);
    const counted = readFileSync(file, 'utf8').replace(
      new RegExp(`^export function ${kernel}\\(.*$`, 'm'),
      line => `export let ${counterOf(kernel)}: i32 = 0;\n${line} ${counterOf(kernel)}++;`,
    );
    writeFileSync(file, counted);
  }
}

function counterOf(kernel: Kernel): string {
  return `${kernel}Calls`;
}

/** How often each kernel was called so far; 0 without `countCalls`. */
export function readCounters(core: Core): Record<Kernel, number> {
  const globals = core as unknown as Record<string, WebAssembly.Global>;
  return mapKernels(kernel => globals[counterOf(kernel)]?.value ?? 0);
}

export function mapKernels(value: (kernel: Kernel) => number): Record<Kernel, number> {
  return Object.fromEntries(KERNEL_NAMES.map(kernel => [kernel, value(kernel)])) as Record<Kernel, number>;
}
