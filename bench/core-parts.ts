/** Parts of the VM's core by themselves, and with counters in the kernels. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageCommand, run } from '../scripts/setup.mjs';

/** The multiplications of felts: in standard form, and as residues in Montgomery's form. */
const KERNELS = [
  'feltMul',
  'feltSquare',
  'residueMul',
  'residueMulSub',
  'residueSquare',
  'residueSquareSub',
] as const;
export type Kernel = (typeof KERNELS)[number];

export interface Core {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  /** Does next to nothing. */
  heapTop(): number;
  feltMul(out: number, a: number, b: number): void;
  feltSquare(out: number, a: number): void;
  residueMul(out: number, a: number, b: number): void;
  /** a·b - c */
  residueMulSub(out: number, a: number, b: number, c: number): void;
  residueSquare(out: number, a: number): void;
  /** a² - c */
  residueSquareSub(out: number, a: number, c: number): void;
  residueFromFelt(out: number, felt: number): void;
  pedersen(out: number, a: number, b: number): void;
  poseidonPermutation(out: number, state: number): void;
  ecOp(out: number, inputs: number): number;
  verifySignature(publicKey: number, message: number, r: number, w: number): number;
}

const FUNCTIONS = [
  ...KERNELS,
  'residueFromFelt',
  'pedersen',
  'poseidonPermutation',
  'ecOp',
  'verifySignature',
  'allocate',
] as const;

/** Compiles the modules of the core that the functions are in, as they are in a folder. */
export async function compileCore(folder: string): Promise<Core> {
  const modules = new Set(FUNCTIONS.map(name => moduleOf(folder, name)));
  const output = join(folder, 'limits.wasm');
  const flags = ['--baseDir', folder, '-O3', '--runtime', 'stub', '--noAssert', '--outFile', output];
  await run(process.execPath, [packageCommand('assemblyscript', 'asc'), ...modules, ...flags]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(output)), {});
  return exports as unknown as Core;
}

function moduleOf(folder: string, name: string): string {
  const found = readdirSync(folder).find(
    file => file.endsWith('.ts') && readFileSync(join(folder, file), 'utf8').match(headOf(name)),
  );
  if (found === undefined) throw new Error(`vm-core/assembly has no function ${name} any more.`);
  return found;
}

/** The line on which a function starts. */
function headOf(name: string): RegExp {
  return new RegExp(`^export function ${name}\\(.*$`, 'm');
}

/** Makes the kernels count their calls: what an operation really does, whatever it is made of. */
export function countCalls(folder: string): void {
  for (const kernel of KERNELS) {
    const file = join(folder, moduleOf(folder, kernel));
    const counted = readFileSync(file, 'utf8').replace(
      headOf(kernel),
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
  return Object.fromEntries(KERNELS.map(kernel => [kernel, value(kernel)])) as Record<Kernel, number>;
}
