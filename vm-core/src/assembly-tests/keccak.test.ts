import assert from 'node:assert/strict';
import { keccakP } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { loadFelt, storeFelt, type FeltMemory } from './felt-memory.ts';
import { KECCAK_GOLDENS } from './permutation-goldens.ts';

interface KeccakCore extends FeltMemory {
  keccakPermutation(out: number, state: number): void;
  fitsKeccak(felt: number): number;
}

const FELT_BYTES = 32;
const FELTS = 8;
const BITS = 200n;

/** The permutation by another implementation. */
function permute(felts: readonly bigint[]): bigint[] {
  const bytes = new Uint8Array(200);
  felts.forEach((felt, i) => {
    for (let at = 0; at < 25; at++) bytes[25 * i + at] = Number((felt >> BigInt(8 * at)) & 0xffn);
  });
  keccakP(new Uint32Array(bytes.buffer));
  return felts.map((_, i) =>
    bytes.slice(25 * i, 25 * (i + 1)).reduceRight((felt, byte) => (felt << 8n) | BigInt(byte), 0n),
  );
}

describe('keccak', () => {
  let core: KeccakCore;
  let state: number;
  let out: number;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<KeccakCore>('keccak.ts', 'heap.ts'))();
    [state, out] = [core.allocate(FELTS * FELT_BYTES), core.allocate(FELTS * FELT_BYTES)];
  });

  const load = (pointer: number): bigint[] =>
    Array.from({ length: FELTS }, (_, i) => loadFelt(core, pointer + i * FELT_BYTES));

  function permuteInCore(felts: readonly bigint[], target = out): bigint[] {
    felts.forEach((felt, i) => storeFelt(core, state + i * FELT_BYTES, felt));
    core.keccakPermutation(target, state);
    return load(target);
  }

  it("gives cairo-lang's permutations of edge values and of random ones", () => {
    for (const [before, after] of KECCAK_GOLDENS) {
      assert.deepEqual(permuteInCore(before), after);
      assert.deepEqual(load(state), before);
      assert.deepEqual(permuteInCore(before, state), after, 'in place');
    }
  });

  it('is Keccak-f[1600]', () => {
    const felt = fc.bigInt({ min: 0n, max: (1n << BITS) - 1n });
    fc.assert(
      fc.property(fc.array(felt, { minLength: FELTS, maxLength: FELTS }), felts => {
        assert.deepEqual(permuteInCore(felts), permute(felts));
      }),
    );
  });

  it('takes felts below 2^200', () => {
    const fits = (felt: bigint): boolean => {
      storeFelt(core, state, felt);
      return core.fitsKeccak(state) !== 0;
    };
    assert.deepEqual([0n, (1n << BITS) - 1n].map(fits), [true, true]);
    assert.deepEqual([1n << BITS, 1n << 251n].map(fits), [false, false]);
  });
});
