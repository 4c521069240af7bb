import assert from 'node:assert/strict';
import { SIGNATURE_GOLDENS } from '../assembly-tests/curve-goldens.ts';
import { instantiateCore } from '../core/core.ts';
import { verifySignature } from './ecdsa-signature.ts';
import { CURVE_ORDER, invertModulo } from './stark-curve.ts';

describe('verifySignature', () => {
  const core = instantiateCore();

  it('takes what cairo-lang takes, and says what it says of the rest', () => {
    for (const { parts, isValid } of SIGNATURE_GOLDENS) {
      const [key = 0n, message = 0n, r = 0n, w = 0n] = parts;
      const signature = { r, s: invertModulo(w, CURVE_ORDER), text: 'T' };
      const invalid = `Signature T, is invalid, with respect to the public key ${key}, and the message hash ${message}.`;
      assert.equal(verifySignature(core, key, message, signature), isValid ? undefined : invalid);
    }
  });

  it('says which number is out of range', () => {
    const check = (message: bigint, r: bigint, s: bigint): string | undefined =>
      verifySignature(core, 1n, message, { r, s, text: '' });
    const limit = 1n << 251n;
    assert.equal(check(limit, 0n, 0n), 's = 0');
    assert.equal(check(limit, 0n, CURVE_ORDER), `s = ${CURVE_ORDER}`);
    assert.equal(check(limit, 0n, 1n), 'r = 0');
    assert.equal(check(limit, limit, 1n), `r = ${limit}`);
    assert.equal(check(limit, 1n, CURVE_ORDER - 1n), `w = ${CURVE_ORDER - 1n}`);
    assert.equal(check(limit, 1n, 1n), `msg_hash = ${limit}`);
  });
});
