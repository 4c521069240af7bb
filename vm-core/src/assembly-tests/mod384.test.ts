import assert from 'node:assert/strict';
import fc from 'fast-check';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';

interface ModCore {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  isSum384(a: number, b: number, c: number, p: number): number;
  isProduct384(a: number, b: number, c: number, p: number): number;
}

const BITS = 384n;
const BOUND = 1n << BITS;
const BYTES = 48;
const RUNS = { numRuns: 2000 };

/** Numbers of all sizes, with runs of zero and one bits. */
const bit = fc.bigInt({ min: 0n, max: BITS });
const number = fc.oneof(
  fc.bigInt({ min: 0n, max: BOUND - 1n }),
  fc.tuple(bit, bit).map(([from, to]) => BigInt.asUintN(384, (1n << from) - (1n << to))),
  bit.map(power => (1n << power) - 1n),
  fc.bigInt({ min: 0n, max: 5n }),
);
const modulus = number.filter(p => p > 0n);

describe('mod384', () => {
  let core: ModCore;
  let pointers: number[];

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<ModCore>('mod384.ts', 'heap.ts'))();
    pointers = Array.from({ length: 4 }, () => core.allocate(BYTES));
  });

  function store(numbers: readonly bigint[]): [number, number, number, number] {
    numbers.forEach((value, i) => {
      const words = new BigUint64Array(core.memory.buffer, pointers[i], BYTES / 8);
      for (let word = 0; word < words.length; word++) words[word] = value >> BigInt(64 * word);
    });
    return pointers as [number, number, number, number];
  }

  const isSum = (...numbers: [bigint, bigint, bigint, bigint]): boolean =>
    core.isSum384(...store(numbers)) !== 0;
  const isProduct = (...numbers: [bigint, bigint, bigint, bigint]): boolean =>
    core.isProduct384(...store(numbers)) !== 0;

  it('knows the sums modulo p, and p more', () => {
    fc.assert(
      fc.property(number, number, modulus, fc.bigInt({ min: -2n, max: 3n }), (a, b, p, k) => {
        for (const c of [a + b - k * p, a + b - k * p + 1n]) {
          if (c < 0n || c >= BOUND) continue;
          const difference = a + b - c;
          assert.equal(isSum(a, b, c, p), difference === 0n || difference === p, `${a} ${b} ${c} ${p}`);
        }
      }),
      RUNS,
    );
  });

  it('knows the products modulo an odd p, and any number of p more', () => {
    fc.assert(
      fc.property(number, number, modulus, number, bit, (a, b, half, k, place) => {
        const p = half | 1n;
        const least = (a * b) % p;
        for (const c of [least, least + k * p, a * b, a * b - BOUND * p, least + (1n << place), least - p]) {
          if (c < 0n || c >= BOUND) continue;
          const difference = a * b - c;
          const isRight = difference >= 0n && difference % p === 0n && difference / p < BOUND;
          assert.equal(isProduct(a, b, c, p), isRight, `${a} ${b} ${c} ${p}`);
        }
      }),
      RUNS,
    );
  });

  it('refuses a quotient of 2^384 and more', () => {
    const a = BOUND - 1n;
    assert.equal(isProduct(a, a, a, 1n), false);
    assert.equal(isProduct(BOUND / 2n, 2n, 0n, 1n), false);
    assert.equal(isProduct(BOUND / 2n, 2n, 1n, 1n), true);
    assert.equal(isProduct(BOUND / 2n, 6n, 0n, 3n), false);
    assert.equal(isProduct(BOUND / 2n, 6n, 3n, 3n), true);
  });

  it('says of no product modulo an even number that it is right', () => {
    assert.equal(isProduct(4n, 3n, 2n, 10n), false);
    assert.equal(isSum(4n, 8n, 2n, 10n), true);
  });
});
