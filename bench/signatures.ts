import { weierstrass } from '@noble/curves/abstract/weierstrass.js';

/** The STARK curve (the parameters of starkware.crypto.signature in cairo-lang). */
const ORDER = 0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2fn;
const Point = weierstrass({
  p: 2n ** 251n + 17n * 2n ** 192n + 1n,
  n: ORDER,
  h: 1n,
  a: 1n,
  b: 0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89n,
  Gx: 0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfcan,
  Gy: 0x5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1fn,
});

/** Keys, messages and nonces are the numbers from these on: everything about a signature differs from the others'. */
const FIRST_KEY = 2n ** 250n + 123456789n;
const FIRST_NONCE = 2n ** 249n + 987654321n;
const MESSAGES = 2n ** 200n + 1234567n;

/** Valid ECDSA signatures as rows of (public key, message, r, s). The same ones every time. */
export function makeSignatures(count: number): bigint[][] {
  let publicKey = Point.BASE.multiply(FIRST_KEY);
  let noncePoint = Point.BASE.multiply(FIRST_NONCE);
  return Array.from({ length: count }, (_, index) => {
    const offset = BigInt(index);
    const message = MESSAGES * (offset + 1n);
    const r = noncePoint.toAffine().x;
    const nonceInverse = Point.Fn.inv(FIRST_NONCE + offset);
    const s = Point.Fn.mul(Point.Fn.create(message + r * (FIRST_KEY + offset)), nonceInverse);
    const row = [publicKey.toAffine().x, message, r, s];
    publicKey = publicKey.add(Point.BASE);
    noncePoint = noncePoint.add(Point.BASE);
    return row;
  });
}
