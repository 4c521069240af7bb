import assert from 'node:assert/strict';
import { COMPILER_TIMEOUT, compileAssembly } from './compile-assembly.ts';
import { SIGNATURE_GOLDENS } from './curve-goldens.ts';
import { storeFelt, type FeltMemory } from './felt-memory.ts';

interface EcdsaCore extends FeltMemory {
  verifySignature(publicKey: number, message: number, r: number, w: number): number;
}

const FELT_BYTES = 32;

describe('ecdsa', () => {
  let core: EcdsaCore;

  before(async function () {
    this.timeout(COMPILER_TIMEOUT);
    core = (await compileAssembly<EcdsaCore>('ecdsa.ts', 'heap.ts'))();
  });

  it('finds valid what cairo-lang finds valid, and nothing else', () => {
    const [key, message, r, w] = [0, 1, 2, 3].map(() => core.allocate(FELT_BYTES)) as [
      number,
      number,
      number,
      number,
    ];
    for (const { parts, isValid } of SIGNATURE_GOLDENS) {
      [key, message, r, w].forEach((pointer, i) => storeFelt(core, pointer, parts[i] ?? 0n));
      assert.equal(core.verifySignature(key, message, r, w) !== 0, isValid, parts.join());
    }
  });
});
