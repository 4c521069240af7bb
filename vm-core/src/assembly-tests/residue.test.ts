import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PRIME, toFelt } from '../felt.ts';
import { arbitraryFelt } from './arbitrary-felt.ts';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { loadFelt, storeFelt, type FeltMemory } from './felt-memory.ts';

type Unary = (out: number, a: number) => void;
type Binary = (out: number, a: number, b: number) => void;

interface ResidueCore extends FeltMemory {
  readonly RESIDUE_ONE: WebAssembly.Global;
  residueFromFelt: Unary;
  residueToFelt: Unary;
  residueSquare: Unary;
  residueCopy: Unary;
  residueMul: Binary;
  residueAdd: Binary;
  residueSub: Binary;
  residueInverse: Unary;
  residueIsZero(a: number): number;
  residueMulSub(out: number, a: number, b: number, c: number): void;
  residueSquareSub(out: number, a: number, c: number): void;
  residueCarry(a: number): void;
}

const LIMBS = 9;
const LIMB_BITS = 28;
const UNIT = 2 ** LIMB_BITS;
const FACTOR = 1n << 280n;
const RUNS = { numRuns: 2000 };

/** Signed limbs, none absolutely above `size` times 2^28; often at the bounds. */
function arbitraryLimbs(size: number): fc.Arbitrary<number[]> {
  const max = Math.min(Math.floor(size * UNIT), 2 ** 31 - 1);
  const limb = fc.oneof(fc.integer({ min: -max, max }), fc.constantFrom(-max, max, 0, UNIT - 1, -1));
  const anyOf = fc.array(limb, { minLength: LIMBS, maxLength: LIMBS });
  return fc.oneof(
    anyOf,
    limb.map(value => Array<number>(LIMBS).fill(value)),
  );
}

/** Limbs like those of a product: all but the topmost are in [0, 2^28). */
const productLimbs = (value: bigint): number[] =>
  Array.from({ length: LIMBS }, (_, i) => {
    const above = value >> BigInt(LIMB_BITS * i);
    return Number(i === LIMBS - 1 ? above : BigInt.asUintN(LIMB_BITS, above));
  });

const valueOf = (limbs: readonly number[]): bigint =>
  limbs.reduceRight((value, limb) => (value << BigInt(LIMB_BITS)) + BigInt(limb), 0n);

describe('residue', () => {
  let core: ResidueCore;
  let a: number;
  let b: number;
  let c: number;
  let out: number;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<ResidueCore>('residue.ts', 'heap.ts'))();
    [a, b, c, out] = [core.allocate(64), core.allocate(64), core.allocate(64), core.allocate(64)];
  });

  const storeLimbs = (pointer: number, limbs: readonly number[]): void =>
    new Int32Array(core.memory.buffer, pointer, LIMBS).set(limbs);
  const loadLimbs = (pointer: number): number[] => [...new Int32Array(core.memory.buffer, pointer, LIMBS)];

  /** Asserts what is promised of every product. */
  function checkProduct(value: bigint): void {
    const limbs = loadLimbs(out);
    const result = valueOf(limbs);
    assert.equal(toFelt(result * FACTOR), toFelt(value));
    assert.ok(result > -PRIME - PRIME / 100n && result < PRIME / 100n, `${result} is out of range`);
    assert.ok(limbs.slice(0, -1).every(limb => limb >= 0 && limb < UNIT));
  }

  for (const [sizeA, sizeB] of [
    [1, 1],
    [3, 4],
    [1.7, 7.6],
  ] as const) {
    it(`multiplies residues of sizes ${sizeA} and ${sizeB}`, () => {
      fc.assert(
        fc.property(arbitraryLimbs(sizeA), arbitraryLimbs(sizeB), (x, y) => {
          storeLimbs(a, x);
          storeLimbs(b, y);
          core.residueMul(out, a, b);
          checkProduct(valueOf(x) * valueOf(y));
          const product = loadLimbs(out);
          core.residueMul(a, a, b);
          assert.deepEqual(loadLimbs(a), product);
        }),
        RUNS,
      );
    });
  }

  it('squares residues of size 3.6', () => {
    fc.assert(
      fc.property(arbitraryLimbs(3.6), x => {
        storeLimbs(a, x);
        core.residueSquare(out, a);
        checkProduct(valueOf(x) ** 2n);
      }),
      RUNS,
    );
  });

  it('makes zero of the square of every multiple of P, and knows the multiples', () => {
    for (let multiple = -7n; multiple <= 7n; multiple++) {
      const value = multiple * PRIME;
      storeLimbs(a, productLimbs(value));
      core.residueSquare(out, a);
      assert.deepEqual(loadLimbs(out), Array(LIMBS).fill(0));
      for (const distance of [-1n, 0n, 1n, 1n << 28n, 1n << 191n, 1n << 224n]) {
        storeLimbs(a, productLimbs(value + distance));
        assert.equal(core.residueIsZero(a) !== 0, distance === 0n, `${multiple} P + ${distance}`);
      }
    }
  });

  it('subtracts while it multiplies', () => {
    fc.assert(
      fc.property(arbitraryLimbs(2), arbitraryLimbs(6), arbitraryLimbs(7), (x, y, z) => {
        storeLimbs(a, x);
        storeLimbs(b, y);
        storeLimbs(c, z);
        core.residueMulSub(out, a, b, c);
        assert.equal(
          toFelt(valueOf(loadLimbs(out)) * FACTOR),
          toFelt(valueOf(x) * valueOf(y) - valueOf(z) * FACTOR),
        );
        const limbs = loadLimbs(out);
        assert.ok(limbs.slice(0, -1).every(limb => limb >= 0 && limb < UNIT));
        core.residueMulSub(c, a, b, c);
        assert.deepEqual(loadLimbs(c), limbs, 'in place');
        storeLimbs(c, z);
        core.residueSquareSub(out, a, c);
        assert.equal(
          toFelt(valueOf(loadLimbs(out)) * FACTOR),
          toFelt(valueOf(x) ** 2n - valueOf(z) * FACTOR),
        );
      }),
      RUNS,
    );
  });

  it('inverts, and makes 0 of 0', () => {
    fc.assert(
      fc.property(arbitraryFelt(), felt => {
        storeFelt(core, b, felt);
        core.residueFromFelt(a, b);
        core.residueInverse(out, a);
        core.residueMul(out, out, a);
        core.residueToFelt(b, out);
        assert.equal(loadFelt(core, b), felt === 0n ? 0n : 1n);
      }),
    );
  });

  it('converts felts to residues and back', () => {
    fc.assert(
      fc.property(arbitraryFelt(), felt => {
        storeFelt(core, a, felt);
        core.residueFromFelt(out, a);
        checkProduct(felt * FACTOR ** 2n);
        core.residueToFelt(b, out);
        assert.equal(loadFelt(core, b), felt);
      }),
      RUNS,
    );
  });

  it('makes felts of residues of any size', () => {
    fc.assert(
      fc.property(arbitraryLimbs(8), x => {
        storeLimbs(a, x);
        core.residueToFelt(b, a);
        const felt = loadFelt(core, b);
        assert.ok(felt < PRIME);
        assert.equal(toFelt(felt * FACTOR), toFelt(valueOf(x)));
      }),
      RUNS,
    );
  });

  it('adds and subtracts by limbs, copies, and carries to a small size', () => {
    fc.assert(
      fc.property(arbitraryLimbs(2), arbitraryLimbs(4), (x, y) => {
        storeLimbs(a, x);
        storeLimbs(b, y);
        core.residueSub(out, a, b);
        assert.equal(valueOf(loadLimbs(out)), valueOf(x) - valueOf(y));
        core.residueAdd(out, a, b);
        assert.equal(valueOf(loadLimbs(out)), valueOf(x) + valueOf(y));
        core.residueCopy(b, out);
        assert.deepEqual(loadLimbs(b), loadLimbs(out));
        const top = loadLimbs(out).at(-1) ?? 0;
        core.residueCarry(out);
        assert.equal(toFelt(valueOf(loadLimbs(out))), toFelt(valueOf(x) + valueOf(y)));
        const size = Math.max(...loadLimbs(out).map(Math.abs)) / UNIT;
        assert.ok(size < 1.1 + Math.abs(top) / UNIT / 8, `size ${size}`);
      }),
      RUNS,
    );
  });

  it('has the residue of 1', () => {
    core.residueToFelt(b, core.RESIDUE_ONE.value);
    assert.equal(loadFelt(core, b), 1n);
  });
});
