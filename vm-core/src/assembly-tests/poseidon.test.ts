import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { toFelt } from '../felt.ts';
import { arbitraryFelt } from './arbitrary-felt.ts';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { loadFelt, storeFelt, type FeltMemory } from './felt-memory.ts';
import { POSEIDON_GOLDENS } from './permutation-goldens.ts';

interface PoseidonCore extends FeltMemory {
  poseidonPermutation(out: number, state: number): void;
}

const FELT_BYTES = 32;
const FELTS = 3;
const ROUNDS = 91;
const HALF_OF_FULL_ROUNDS = 4;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const KEYS = Array.from({ length: FELTS * ROUNDS }, (_, i) => toFelt(BigInt(`0x${digest(`Hades${i}`)}`)));

/** The permutation as it is defined: every round adds three keys, and constants are not moved. */
function permute(state: readonly bigint[]): bigint[] {
  let [a = 0n, b = 0n, c = 0n] = state;
  for (let round = 0; round < ROUNDS; round++) {
    const [keyA = 0n, keyB = 0n, keyC = 0n] = KEYS.slice(FELTS * round);
    const isFull = round < HALF_OF_FULL_ROUNDS || round >= ROUNDS - HALF_OF_FULL_ROUNDS;
    const x = isFull ? toFelt((a + keyA) ** 3n) : a + keyA;
    const y = isFull ? toFelt((b + keyB) ** 3n) : b + keyB;
    const z = toFelt((c + keyC) ** 3n);
    [a, b, c] = [toFelt(3n * x + y + z), toFelt(x - y + z), toFelt(x + y - 2n * z)];
  }
  return [a, b, c];
}

describe('poseidon', () => {
  let core: PoseidonCore;
  let state: number;
  let out: number;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<PoseidonCore>('poseidon.ts', 'heap.ts'))();
    [state, out] = [core.allocate(FELTS * FELT_BYTES), core.allocate(FELTS * FELT_BYTES)];
  });

  const load = (pointer: number): bigint[] =>
    Array.from({ length: FELTS }, (_, i) => loadFelt(core, pointer + i * FELT_BYTES));

  function permuteInCore(felts: readonly bigint[]): bigint[] {
    felts.forEach((felt, i) => storeFelt(core, state + i * FELT_BYTES, felt));
    core.poseidonPermutation(out, state);
    return load(out);
  }

  it("gives cairo-lang's permutations of edge values and of random ones", () => {
    for (const [before, after] of POSEIDON_GOLDENS) assert.deepEqual(permuteInCore(before), after);
  });

  it('is the permutation with the constants where the definition has them', () => {
    fc.assert(
      fc.property(fc.tuple(arbitraryFelt(), arbitraryFelt(), arbitraryFelt()), felts => {
        assert.deepEqual(permuteInCore(felts), permute(felts));
        assert.deepEqual(load(state), felts);
      }),
    );
  });

  it('may overwrite the state', () => {
    const [before = [], after] = POSEIDON_GOLDENS.at(-1) ?? [];
    before.forEach((felt, i) => storeFelt(core, state + i * FELT_BYTES, felt));
    core.poseidonPermutation(state, state);
    assert.deepEqual(load(state), after);
  });
});
