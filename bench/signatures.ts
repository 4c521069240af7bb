import { StarkPoint } from '../vm-core/src/assembly-tests/stark-curve.ts';

/** Keys, messages and nonces are the numbers from these on: everything about a signature differs from the others'. */
const FIRST_KEY = 2n ** 250n + 123456789n;
const FIRST_NONCE = 2n ** 249n + 987654321n;
const MESSAGES = 2n ** 200n + 1234567n;

/** Valid ECDSA signatures as rows of (public key, message, r, s). The same ones every time. */
export function makeSignatures(count: number): bigint[][] {
  let publicKey = StarkPoint.BASE.multiply(FIRST_KEY);
  let noncePoint = StarkPoint.BASE.multiply(FIRST_NONCE);
  return Array.from({ length: count }, (_, index) => {
    const offset = BigInt(index);
    const message = MESSAGES * (offset + 1n);
    const r = noncePoint.toAffine().x;
    const nonceInverse = StarkPoint.Fn.inv(FIRST_NONCE + offset);
    const s = StarkPoint.Fn.mul(StarkPoint.Fn.create(message + r * (FIRST_KEY + offset)), nonceInverse);
    const row = [publicKey.toAffine().x, message, r, s];
    publicKey = publicKey.add(StarkPoint.BASE);
    noncePoint = noncePoint.add(StarkPoint.BASE);
    return row;
  });
}
