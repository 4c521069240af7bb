import type { Decoder } from './decoder.ts';
import { integerText } from './integer-text.ts';
import { bigInt3 } from './secp-integers.ts';

/** y^2 = x^3 + a x + b modulo p. */
interface Curve {
  readonly name: string;
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
}

/** SEC 2, version 2.0, sections 2.4.1 and 2.4.2. */
const CURVES: readonly Curve[] = [
  { name: 'secp256k1', p: 2n ** 256n - 2n ** 32n - 977n, a: 0n, b: 7n },
  {
    name: 'secp256r1',
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    a: -3n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
];

/** A point in two BigInt3; x is 0 for the point at infinity (cairo-lang, common/cairo_secp/ec_point.cairo). */
export const secpPoint: Decoder = {
  structs: [
    'starkware.cairo.common.cairo_secp.ec_point.EcPoint',
    'starkware.cairo.common.cairo_secp.ec.EcPoint',
    'starkware.cairo.common.secp256r1.ec.EcPoint',
  ],
  summary(struct, format) {
    const x = bigInt3(struct.struct('x'));
    const y = bigInt3(struct.struct('y'));
    if (x === undefined || y === undefined) return undefined;
    if (x === 0n) return 'point at infinity';
    const curve = CURVES.find(({ p, a, b }) => (y * y - x * x * x - a * x - b) % p === 0n);
    const where = curve ? `on ${curve.name}` : 'on neither secp256k1 nor secp256r1';
    return `(${integerText(x, format)}, ${integerText(y, format)}) ${where}`;
  },
};
