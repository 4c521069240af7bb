import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PRIME, toFelt } from '../felt.ts';
import { arbitraryBitwiseFelt, arbitraryFelt, EDGE_FELTS } from './arbitrary-felt.ts';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { loadFelt, storeFelt, type FeltMemory } from './felt-memory.ts';

type Unary = (out: number, a: number) => void;
type Binary = (out: number, a: number, b: number) => void;
type Predicate = (a: number, b: number) => number;

interface FeltCore extends FeltMemory {
  readonly feltAdd: Binary;
  readonly feltSub: Binary;
  readonly feltMul: Binary;
  readonly feltDivide: Binary;
  readonly feltAnd: Binary;
  readonly feltXor: Binary;
  readonly feltOr: Binary;
  readonly feltNeg: Unary;
  readonly feltSquare: Unary;
  readonly feltInverse: Unary;
  readonly feltCopy: Unary;
  readonly feltIsZero: (a: number) => number;
  readonly feltFitsBitwise: (a: number) => number;
  readonly feltEqual: Predicate;
  readonly feltLess: Predicate;
  feltMulShort(out: number, a: number, b: bigint): void;
  feltFromU64(out: number, value: bigint): void;
}

const FELT_BYTES = 32;
const RUNS = { numRuns: 3000 };

describe('felt', () => {
  let core: FeltCore;
  let a: number;
  let b: number;
  let out: number;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<FeltCore>('felt.ts', 'heap.ts'))();
    [a, b, out] = [core.allocate(FELT_BYTES), core.allocate(FELT_BYTES), core.allocate(FELT_BYTES)];
  });

  /** x op y by the core; asserts that the result is the same wherever it is put, and the operands are kept. */
  function binary(operation: Binary, x: bigint, y: bigint): bigint {
    storeFelt(core, a, x);
    storeFelt(core, b, y);
    operation(out, a, b);
    const result = loadFelt(core, out);
    assert.deepEqual([loadFelt(core, a), loadFelt(core, b)], [x, y], 'operands');
    operation(a, a, b);
    assert.equal(loadFelt(core, a), result, 'out = a');
    storeFelt(core, a, x);
    operation(b, a, b);
    assert.equal(loadFelt(core, b), result, 'out = b');
    if (x === y) {
      operation(a, a, a);
      assert.equal(loadFelt(core, a), result, 'out = a = b');
    }
    return result;
  }

  /** op x by the core, in the same way. */
  function unary(operation: Unary, x: bigint): bigint {
    storeFelt(core, a, x);
    operation(out, a);
    const result = loadFelt(core, out);
    assert.equal(loadFelt(core, a), x, 'operand');
    operation(a, a);
    assert.equal(loadFelt(core, a), result, 'out = a');
    return result;
  }

  function checkPair(x: bigint, y: bigint): void {
    const hint = `${x.toString(16)}, ${y.toString(16)}`;
    assert.equal(binary(core.feltAdd, x, y), toFelt(x + y), `add ${hint}`);
    assert.equal(binary(core.feltSub, x, y), toFelt(x - y), `sub ${hint}`);
    assert.equal(binary(core.feltMul, x, y), toFelt(x * y), `mul ${hint}`);
    const short = BigInt.asUintN(56, y);
    const byShort: Unary = (to, from) => core.feltMulShort(to, from, short);
    assert.equal(unary(byShort, x), toFelt(x * short), `mul ${x.toString(16)}, ${short.toString(16)}`);
    storeFelt(core, a, x);
    storeFelt(core, b, y);
    assert.equal(core.feltEqual(a, b) !== 0, x === y, `equal ${hint}`);
    assert.equal(core.feltLess(a, b) !== 0, x < y, `less ${hint}`);
  }

  function checkOne(x: bigint): void {
    const hint = x.toString(16);
    assert.equal(unary(core.feltNeg, x), toFelt(-x), `neg ${hint}`);
    assert.equal(unary(core.feltSquare, x), toFelt(x * x), `square ${hint}`);
    assert.equal(unary(core.feltCopy, x), x, `copy ${hint}`);
    const inverse = unary(core.feltInverse, x);
    assert.ok(inverse < PRIME);
    assert.equal(toFelt(inverse * x), x === 0n ? 0n : 1n, `inverse ${hint}`);
    storeFelt(core, a, x);
    assert.equal(core.feltIsZero(a) !== 0, x === 0n, `is zero ${hint}`);
    assert.equal(core.feltFitsBitwise(a) !== 0, x < 1n << 251n, `fits bitwise ${hint}`);
  }

  it('computes with every pair of edge values', () => {
    for (const x of EDGE_FELTS) {
      checkOne(x);
      for (const y of EDGE_FELTS) {
        checkPair(x, y);
      }
    }
  }).timeout(60_000);

  it('computes with any values', () => {
    fc.assert(fc.property(arbitraryFelt(), checkOne), RUNS);
    fc.assert(fc.property(arbitraryFelt(), arbitraryFelt(), checkPair), RUNS);
  });

  it('borrows and carries through the words that a reduction leaves almost empty', () => {
    // The products of x and 1/x times a small number, or times a power of two less a small one, are just that number.
    const small = fc.bigInt({ min: -(2n ** 36n), max: 2n ** 36n });
    const power = fc.constantFrom(0n, 64n, 128n, 192n).map(bits => 1n << bits);
    fc.assert(
      fc.property(arbitraryFelt(), small, power, (x, distance, centre) => {
        fc.pre(x !== 0n);
        const product = toFelt(centre + distance);
        checkPair(x, toFelt(unary(core.feltInverse, x) * product));
      }),
      RUNS,
    );
  });

  it('divides', () => {
    fc.assert(
      fc.property(arbitraryFelt(), arbitraryFelt(), (x, y) => {
        const quotient = binary(core.feltDivide, x, y);
        assert.ok(quotient < PRIME);
        assert.equal(toFelt(quotient * y), y === 0n ? 0n : x);
      }),
      RUNS,
    );
  });

  it('gives 0 for what has no inverse', () => {
    assert.equal(unary(core.feltInverse, 0n), 0n);
    assert.equal(binary(core.feltDivide, 5n, 0n), 0n);
    assert.equal(binary(core.feltDivide, 0n, 5n), 0n);
  });

  it('computes bit by bit below 2^251', () => {
    fc.assert(
      fc.property(arbitraryBitwiseFelt(), arbitraryBitwiseFelt(), (x, y) => {
        assert.equal(binary(core.feltAnd, x, y), x & y);
        assert.equal(binary(core.feltXor, x, y), x ^ y);
        assert.equal(binary(core.feltOr, x, y), x | y);
      }),
      RUNS,
    );
  });

  it('makes felts of 64-bit numbers', () => {
    for (const value of [0n, 1n, 2n ** 63n, 2n ** 64n - 1n]) {
      storeFelt(core, out, PRIME - 1n);
      core.feltFromU64(out, value);
      assert.equal(loadFelt(core, out), value);
    }
  });
});
