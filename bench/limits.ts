/**
 * Prints, as JSON, what the parts cost that a run is made of, by themselves (`Limits`): the bounds that no VM of this
 * design gets below. A process of its own, so that memory is fresh.
 *
 * Usage: node --import tsx limits.ts
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageCommand, run } from '../scripts/setup.mjs';
import { storeFelt } from '../vm-core/src/assembly-tests/felt-memory.ts';
import { OUTPUT, ROOT } from './paths.ts';

export interface Limits {
  /** Of a byte of WebAssembly memory that is written for the first time, and again. */
  readonly freshByteSeconds: number;
  readonly warmByteSeconds: number;
  readonly multiplySeconds: number;
  readonly squareSeconds: number;
  /** By name of the builtin: field multiplications and squares of one operation, of random inputs. */
  readonly operations: Readonly<Record<string, { multiplications: number; squares: number }>>;
}

interface Core {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  feltMul(out: number, a: number, b: number): void;
  feltSquare(out: number, a: number): void;
  pedersen(out: number, a: number, b: number): void;
  poseidonPermutation(out: number, state: number): void;
  readonly multiplications: WebAssembly.Global;
  readonly squares: WebAssembly.Global;
}

const MODULES = ['felt-multiply.ts', 'pedersen.ts', 'poseidon.ts', 'heap.ts'];
const FELT_BYTES = 32;

/** Compiles modules of the core as they are in a folder. */
async function compileCore(folder: string): Promise<Core> {
  const output = join(folder, 'limits.wasm');
  const flags = ['--baseDir', folder, '-O3', '--runtime', 'stub', '--noAssert', '--outFile', output];
  await run(process.execPath, [packageCommand('assemblyscript', 'asc'), ...MODULES, ...flags]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(output)), {});
  return exports as unknown as Core;
}

/** The core with a count in both functions: what an operation really does, whatever it is made of. */
function countCalls(folder: string): void {
  const file = join(folder, 'felt-multiply.ts');
  const counted = readFileSync(file, 'utf8')
    .replace(/^export function feltMul\(.*$/m, line => `${line} multiplications++;`)
    .replace(/^export function feltSquare\(.*$/m, line => `${line} squares++;`);
  writeFileSync(file, `export let multiplications: i32 = 0, squares: i32 = 0;\n${counted}`);
}

function fillFelts(core: Core, count: number): number {
  const start = core.allocate(count * FELT_BYTES);
  for (let index = 0; index < count; index++) {
    storeFelt(core, start + index * FELT_BYTES, (3n ** 150n * BigInt(index + 7)) % 2n ** 251n);
  }
  return start;
}

/** Of one call, in a loop that V8 has had time to optimize. */
function secondsOf(call: () => void, calls: number): number {
  for (let index = 0; index < calls; index++) call();
  const start = performance.now();
  for (let index = 0; index < calls; index++) call();
  return (performance.now() - start) / 1000 / calls;
}

function countOperation(core: Core, operate: () => void): { multiplications: number; squares: number } {
  // Once before, for tables that the first operation makes.
  operate();
  const [multiplications, squares] = [core.multiplications, core.squares].map(({ value }) => value as number);
  operate();
  return {
    multiplications: core.multiplications.value - (multiplications ?? 0),
    squares: core.squares.value - (squares ?? 0),
  };
}

/** Writes memory of the core piece by piece as it is allocated, and then a second time. */
function memorySeconds(core: Core): { fresh: number; warm: number } {
  const pieces = 128;
  const bytes = 4 * 2 ** 20;
  const fill = (piece: number): void => void new Float64Array(core.memory.buffer, piece, bytes / 8).fill(1);
  const starts: number[] = [];
  const perByte = (work: () => void): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000 / (pieces * bytes);
  };
  const fresh = perByte(() => {
    for (let index = 0; index < pieces; index++) {
      const piece = core.allocate(bytes);
      starts.push(piece);
      fill(piece);
    }
  });
  return { fresh, warm: perByte(() => starts.forEach(fill)) };
}

async function main(): Promise<void> {
  const folder = join(OUTPUT, 'limits');
  cpSync(join(ROOT, 'vm-core/assembly'), folder, { recursive: true });
  const core = await compileCore(folder);
  const { fresh, warm } = memorySeconds(core);
  const a = fillFelts(core, 3);
  const b = a + FELT_BYTES;
  countCalls(folder);
  const counted = await compileCore(folder);
  const felts = fillFelts(counted, 3);
  const limits: Limits = {
    freshByteSeconds: fresh,
    warmByteSeconds: warm,
    multiplySeconds: secondsOf(() => core.feltMul(a, a, b), 2e6),
    squareSeconds: secondsOf(() => core.feltSquare(a, a), 2e6),
    operations: {
      pedersen: countOperation(counted, () => counted.pedersen(felts, felts, felts + FELT_BYTES)),
      poseidon: countOperation(counted, () => counted.poseidonPermutation(felts, felts)),
    },
  };
  console.log(JSON.stringify(limits));
}

await main();
