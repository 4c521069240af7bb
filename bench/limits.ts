/**
 * Prints, as JSON, what the parts cost that a run is made of, by themselves (`Limits`): the bounds that no VM of this
 * design gets below. A process of its own, so that memory is fresh.
 *
 * Usage: node --import tsx limits.ts
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storeFelt } from '../vm-core/src/assembly-tests/felt-memory.ts';
import { compileCore, countCalls, type Core, type Kernel } from './core-parts.ts';
import { operationCalls } from './operation-calls.ts';
import { OUTPUT, ROOT } from './paths.ts';

export interface Limits {
  /** Of a byte of WebAssembly memory that is written for the first time, and again. */
  readonly freshByteSeconds: number;
  readonly warmByteSeconds: number;
  /** Of one call of each kernel. */
  readonly kernels: Readonly<Record<Kernel, number>>;
  /** By name of the builtin: how often one operation calls each kernel. */
  readonly operations: Readonly<Record<string, Readonly<Record<Kernel, number>>>>;
}

/** Of a felt, and no less than those of a residue. */
const SLOT_BYTES = 64;
const CALLS = 1e6;
const ROUNDS = 7;

/** Felts without a pattern, one in each slot. */
function fillSlots(core: Core, count: number): number {
  const start = core.allocate(count * SLOT_BYTES);
  for (let index = 0; index < count; index++) {
    storeFelt(core, start + index * SLOT_BYTES, 3n ** BigInt(150 + index));
  }
  return start;
}

/** Of one call, in a loop that V8 has had time to optimize: the best of several rounds, since others are disturbed. */
function secondsOf(call: () => void, calls: number): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let index = 0; index < calls; index++) call();
    return (performance.now() - start) / 1000 / calls;
  });
  return Math.min(...rounds);
}

/** Without what it costs to call into WebAssembly. */
function kernelSeconds(core: Core): Record<Kernel, number> {
  const felt = fillSlots(core, 5);
  const other = felt + SLOT_BYTES;
  const residue = other + SLOT_BYTES;
  core.residueFromFelt(residue, felt);
  const otherResidue = residue + SLOT_BYTES;
  core.residueFromFelt(otherResidue, other);
  const out = otherResidue + SLOT_BYTES;
  const ofCall = secondsOf(() => core.heapTop(), CALLS);
  const own = (call: () => void): number => secondsOf(call, CALLS) - ofCall;
  return {
    feltMul: own(() => core.feltMul(out, felt, other)),
    feltSquare: own(() => core.feltSquare(out, felt)),
    residueMul: own(() => core.residueMul(out, residue, otherResidue)),
    residueMulSub: own(() => core.residueMulSub(out, residue, otherResidue, residue)),
    residueSquare: own(() => core.residueSquare(out, residue)),
    residueSquareSub: own(() => core.residueSquareSub(out, residue, otherResidue)),
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
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, 'vm-core/assembly'), folder, { recursive: true });
  const core = await compileCore(folder);
  const { fresh, warm } = memorySeconds(core);
  const kernels = kernelSeconds(core);
  countCalls(folder);
  const operations = operationCalls(await compileCore(folder));
  const limits: Limits = { freshByteSeconds: fresh, warmByteSeconds: warm, kernels, operations };
  console.log(JSON.stringify(limits));
}

await main();
