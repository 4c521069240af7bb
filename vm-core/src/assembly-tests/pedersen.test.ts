import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { PRIME } from '../felt.ts';
import { arbitraryFelt } from './arbitrary-felt.ts';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { loadFelt, storeFelt, type FeltMemory } from './felt-memory.ts';

interface PedersenCore extends FeltMemory {
  pedersen(out: number, a: number, b: number): void;
  heapTop(): number;
}

/** See make_pedersen_goldens.py; the numbers are hexadecimal. */
interface Goldens {
  readonly chainOfPatterns: string;
  /** Two operands and their hash. */
  readonly hashes: readonly (readonly [string, string, string])[];
}

const goldens = JSON.parse(
  readFileSync(new URL('fixtures/pedersen-goldens.json', import.meta.url), 'utf8'),
) as Goldens;

const FELT_BYTES = 32;
const LOW_BYTES = 31;

/** A felt whose 31 low bytes are all the same, with some high part. */
function bytePattern(byte: number): bigint {
  const high = (byte % 8).toString(16);
  return BigInt(`0x${high}${byte.toString(16).padStart(2, '0').repeat(LOW_BYTES)}`);
}

describe('pedersen', () => {
  let instantiate: () => PedersenCore;
  let core: PedersenCore;
  let a: number;
  let b: number;
  let out: number;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    instantiate = await compileAssembly<PedersenCore>('pedersen.ts', 'heap.ts');
    core = instantiate();
    [a, b, out] = [core.allocate(FELT_BYTES), core.allocate(FELT_BYTES), core.allocate(FELT_BYTES)];
  });

  function hash(x: bigint, y: bigint): bigint {
    storeFelt(core, a, x);
    storeFelt(core, b, y);
    core.pedersen(out, a, b);
    return loadFelt(core, out);
  }

  it("gives cairo-lang's hashes of edge values and of every pair of high parts", () => {
    for (const [x, y, expected] of goldens.hashes) {
      assert.equal(`0x${hash(BigInt(x), BigInt(y)).toString(16)}`, expected, `hash of ${x} and ${y}`);
    }
  });

  it('looks up every byte at every place as cairo-lang would multiply', () => {
    let result = 0n;
    for (let byte = 0; byte < 256; byte++) {
      result = hash(bytePattern(byte), result);
      result = hash(result, bytePattern(byte));
    }
    assert.equal(`0x${result.toString(16)}`, goldens.chainOfPatterns);
  });

  it('gives a felt, keeps its operands, and may overwrite them', () => {
    fc.assert(
      fc.property(arbitraryFelt(), arbitraryFelt(), (x, y) => {
        const expected = hash(x, y);
        assert.ok(expected < PRIME);
        assert.deepEqual([loadFelt(core, a), loadFelt(core, b)], [x, y]);
        core.pedersen(a, a, b);
        assert.equal(loadFelt(core, a), expected);
        storeFelt(core, a, x);
        core.pedersen(b, a, b);
        assert.equal(loadFelt(core, b), expected);
      }),
    );
  });

  it('makes its tables once an instance, in less than a megabyte', () => {
    const fresh = instantiate();
    const operand = fresh.allocate(FELT_BYTES);
    const before = fresh.heapTop();
    fresh.pedersen(operand, operand, operand);
    const after = fresh.heapTop();
    assert.ok(after > before);
    assert.ok(after - before < 2 ** 20, `${after - before} bytes`);
    fresh.pedersen(operand, operand, operand);
    assert.equal(fresh.heapTop(), after);
  });
});
