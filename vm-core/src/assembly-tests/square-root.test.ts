import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PRIME, toFelt } from '../felt.ts';
import { arbitraryFelt } from './arbitrary-felt.ts';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { loadFelt, storeFelt, type FeltMemory } from './felt-memory.ts';
import { StarkPoint } from './stark-curve.ts';

interface RootCore extends FeltMemory {
  residueFromFelt(out: number, felt: number): void;
  residueToFelt(out: number, a: number): void;
  residueSquareRoot(out: number, a: number): number;
}

describe('square-root', () => {
  let core: RootCore;
  let pointer: number;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<RootCore>('square-root.ts', 'residue.ts', 'heap.ts'))();
    pointer = core.allocate(64);
  });

  /** A root of the felt, which is not 0; undefined if it has none. */
  function root(felt: bigint): bigint | undefined {
    storeFelt(core, pointer, felt);
    core.residueFromFelt(pointer, pointer);
    if (core.residueSquareRoot(pointer, pointer) === 0) return undefined;
    core.residueToFelt(pointer, pointer);
    return loadFelt(core, pointer);
  }

  it('is a root of every square, and of nothing else', () => {
    const nonZero = arbitraryFelt().filter(felt => felt !== 0n);
    fc.assert(
      fc.property(nonZero, felt => {
        const square = toFelt(felt * felt);
        assert.ok([felt, PRIME - felt].includes(root(square) ?? 0n));
        // 3 generates the multiplicative group.
        assert.equal(root(toFelt(3n * square)), undefined);
      }),
    );
  });

  it('finds the roots of small numbers, among them those that make a·t² - 4 zero', () => {
    for (let felt = 1n; felt < 100n; felt++) {
      const found = root(felt);
      assert.equal(found !== undefined, StarkPoint.Fp.pow(felt, (PRIME - 1n) / 2n) === 1n);
      if (found !== undefined) assert.equal(toFelt(found * found), felt);
    }
  });
});
