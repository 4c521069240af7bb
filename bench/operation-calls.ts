import { storeFelt } from '../vm-core/src/assembly-tests/felt-memory.ts';
import { StarkPoint } from '../vm-core/src/assembly-tests/stark-curve.ts';
import { mapKernels, readCounters, type Core, type Kernel } from './core-parts.ts';
import { makeSignatures } from './signatures.ts';

/** A felt whose bits have no pattern. */
const FELT = 3n ** 157n;
const FELT_BYTES = 32;
/** Some take twice as long as others: of a key only x is known, and its second y is tried where the first fails. */
const SIGNATURES = 64;

/** How often one operation of each builtin calls the kernels, in the mean, for inputs that no operation had before. */
export function operationCalls(core: Core): Record<string, Record<Kernel, number>> {
  const inputs = core.allocate(5 * FELT_BYTES);
  const input = (index: number): number => inputs + index * FELT_BYTES;
  const out = core.allocate(3 * FELT_BYTES);
  const count = (rows: readonly (readonly bigint[])[], operate: () => void): Record<Kernel, number> => {
    const calls = rows.map(row => {
      row.forEach((value, index) => storeFelt(core, input(index), value));
      const before = readCounters(core);
      operate();
      const after = readCounters(core);
      return mapKernels(kernel => after[kernel] - before[kernel]);
    });
    // Not of the first one, which makes tables.
    const counted = calls.slice(1);
    return mapKernels(kernel => counted.reduce((sum, row) => sum + row[kernel], 0) / counted.length);
  };
  const felts = [FELT, FELT + 1n].map(felt => [felt, felt + 2n, felt + 4n]);
  return {
    pedersen: count(felts, () => core.pedersen(out, input(0), input(1))),
    poseidon: count(felts, () => core.poseidonPermutation(out, inputs)),
    ec_op: count([3n, 5n].map(pointsAndFactor), () => core.ecOp(out, inputs)),
    ecdsa: count(makeSignatures(SIGNATURES + 1).map(withInverse), () =>
      core.verifySignature(input(0), input(1), input(2), input(3)),
    ),
  };
}

/** The inputs of ec_op: p, q and m. */
function pointsAndFactor(seed: bigint): bigint[] {
  const [p, q] = [StarkPoint.BASE, StarkPoint.BASE.multiply(seed)].map(point => point.toAffine());
  return [p, q].flatMap(point => (point === undefined ? [] : [point.x, point.y])).concat(FELT);
}

/** A signature as the builtin's check takes it: with the inverse of s. */
function withInverse([publicKey = 0n, message = 0n, r = 0n, s = 1n]: readonly bigint[]): bigint[] {
  return [publicKey, message, r, StarkPoint.Fn.inv(s)];
}
