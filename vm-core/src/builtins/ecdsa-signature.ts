import { PRIME, toFelt } from '../felt.ts';
import { CURVE_ORDER, invertModulo, isOnCurve, type CurvePoint } from './stark-curve.ts';

/** A signature of the STARK curve. */
export interface Signature {
  readonly r: bigint;
  readonly s: bigint;
  /** As Python prints it. */
  readonly text: string;
}

const BITS = 251n;
const GENERATOR: CurvePoint = {
  x: 0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfcan,
  y: 0x5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1fn,
};
const SHIFT: CurvePoint = {
  x: 0x49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804n,
  y: 0x3ca0cfe4b3bc6ddf346d49d06ea0ed34e621062c0e056c1d0405d266e10268an,
};

/** What is wrong with the signature of a message, in cairo-lang's words; undefined if it is right. */
export function verifySignature(key: bigint, message: bigint, { r, s, text }: Signature): string | undefined {
  if (s < 1n || s >= CURVE_ORDER) return `s = ${s}`;
  const w = invertModulo(s, CURVE_ORDER);
  if (r < 1n || r >> BITS !== 0n) return `r = ${r}`;
  if (w < 1n || w >> BITS !== 0n) return `w = ${w}`;
  if (message >> BITS !== 0n) return `msg_hash = ${message}`;
  if (isRight(key, message, r, w)) return undefined;
  return (
    `Signature ${text}, is invalid, with respect to the public key ${key}, ` +
    `and the message hash ${message}.`
  );
}

function isRight(key: bigint, message: bigint, r: bigint, w: bigint): boolean {
  const y = yOf(key);
  if (y === undefined) return false;
  return [y, PRIME - y].some(each => {
    const point = sum(multiply(GENERATOR, message, negate(SHIFT)), multiply({ x: key, y: each }, r, SHIFT));
    return sum(multiply(point, w, SHIFT), negate(SHIFT))?.x === r;
  });
}

const negate = ({ x, y }: CurvePoint): CurvePoint => ({ x, y: PRIME - y });

function sum(a: CurvePoint | undefined, b: CurvePoint | undefined): CurvePoint | undefined {
  if (a === undefined || b === undefined || a.x === b.x) return undefined;
  return onLine(a, b, (b.y - a.y) * invertModulo(b.x - a.x, PRIME));
}

function onLine(a: CurvePoint, b: CurvePoint, slope: bigint): CurvePoint {
  const x = toFelt(slope * slope - a.x - b.x);
  return { x, y: toFelt(slope * (a.x - x) - a.y) };
}

/** start + scalar * point, bit by bit as a proof does it; undefined where it cannot: two points with the same x meet. */
function multiply(point: CurvePoint | undefined, scalar: bigint, start: CurvePoint): CurvePoint | undefined {
  if (point === undefined || scalar === 0n) return undefined;
  let [result, doubled] = [start, point];
  for (let bit = 0n; bit < BITS; bit++) {
    if (result.x === doubled.x) return undefined;
    if ((scalar >> bit) & 1n) result = sum(result, doubled) ?? result;
    doubled = onLine(doubled, doubled, (3n * doubled.x ** 2n + 1n) * invertModulo(2n * doubled.y, PRIME));
  }
  return result;
}

function yOf(x: bigint): bigint | undefined {
  // Tonelli and Shanks: P - 1 = 2^192 * odd, and 3 is no square.
  const odd = (PRIME - 1n) >> 192n;
  const square = toFelt(x ** 3n + x + 0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89n);
  let [root, rest, unit] = [power(square, (odd + 1n) / 2n), power(square, odd), power(3n, odd)];
  for (let order = 192; rest !== 1n;) {
    let [i, probe] = [0, rest];
    for (; probe !== 1n && i < order; i++) probe = toFelt(probe * probe);
    if (i === order) return undefined;
    for (let j = 0; j < order - i - 1; j++) unit = toFelt(unit * unit);
    order = i;
    root = toFelt(root * unit);
    unit = toFelt(unit * unit);
    rest = toFelt(rest * unit);
  }
  return isOnCurve({ x, y: root }) ? root : undefined;
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = toFelt(result * square);
    square = toFelt(square * square);
  }
  return result;
}
