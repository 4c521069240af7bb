import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PRIME } from '../felt.ts';
import { arbitraryFelt } from './arbitrary-felt.ts';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { EC_OP_GOLDENS } from './curve-goldens.ts';
import { loadFelt, storeFelt, type FeltMemory } from './felt-memory.ts';
import { StarkPoint } from './stark-curve.ts';

interface EcOpCore extends FeltMemory {
  ecOp(out: number, inputs: number): number;
}

const FELT_BYTES = 32;
const INPUTS = 5;

describe('ec-op', () => {
  let core: EcOpCore;
  let inputs: number;
  let out: number;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<EcOpCore>('ec-op.ts', 'heap.ts'))();
    [inputs, out] = [core.allocate(INPUTS * FELT_BYTES), core.allocate(2 * FELT_BYTES)];
  });

  /** p + m·q of the five felts; undefined if it fails. */
  function ecOp(felts: readonly bigint[]): bigint[] | undefined {
    felts.forEach((felt, i) => storeFelt(core, inputs + i * FELT_BYTES, felt));
    const isOrdinary = core.ecOp(out, inputs);
    felts.forEach((felt, i) => assert.equal(loadFelt(core, inputs + i * FELT_BYTES), felt));
    return isOrdinary === 0 ? undefined : [loadFelt(core, out), loadFelt(core, out + FELT_BYTES)];
  }

  it("gives cairo-lang's results, and fails exactly where it fails", () => {
    for (const golden of EC_OP_GOLDENS)
      assert.deepEqual(ecOp(golden.inputs), golden.outputs, `${golden.inputs}`);
  });

  it('adds multiples as another implementation does, of points that come back and of many', () => {
    // No sum meets a double: P is no small multiple of a base, nor near one.
    const scalar = fc.bigInt({ min: 2n ** 200n, max: 2n ** 201n }).map(k => StarkPoint.Fn.inv(k));
    const bases = Array.from({ length: 40 }, (_, i) => StarkPoint.BASE.multiply(BigInt(i + 2)));
    const base = fc.constantFrom(...bases);
    fc.assert(
      fc.property(scalar, base, arbitraryFelt(), (k, q, m) => {
        const p = StarkPoint.BASE.multiply(k);
        const expected = (m === 0n ? p : p.add(q.multiplyUnsafe(m % StarkPoint.Fn.ORDER))).toAffine();
        assert.deepEqual(ecOp([p.x, p.y, q.x, q.y, m]), [expected.x, expected.y]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not take a point for its negative', () => {
    const [p, q] = [StarkPoint.BASE.multiply(12345n), StarkPoint.BASE];
    const [sum, difference] = [p.add(q), p.subtract(q)];
    assert.deepEqual(ecOp([p.x, p.y, q.x, q.y, 1n]), [sum.x, sum.y]);
    assert.deepEqual(ecOp([p.x, p.y, q.x, PRIME - q.y, 1n]), [difference.x, difference.y]);
  });

  it('refuses what is no point of the curve', () => {
    const [golden] = EC_OP_GOLDENS;
    for (const i of [0, 1, 2, 3]) {
      const felts = [...(golden?.inputs ?? [])];
      felts[i] = ((felts[i] ?? 0n) + 1n) % PRIME;
      assert.equal(ecOp(felts), undefined);
    }
    assert.equal(ecOp([0n, 0n, 0n, 0n, 1n]), undefined);
  });
});
