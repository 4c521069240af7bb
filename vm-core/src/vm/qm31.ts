/**
 * The field QM31 of the prover Stwo: (a + bi) + (c + di)u with coordinates modulo 2^31 - 1, i² = -1 and u² = 2 + i.
 * An element is packed into a felt as a + b·2^36 + c·2^72 + d·2^108.
 */
const P = 2n ** 31n - 1n;
const STRIDE = 36n;
const MASK = 2n ** STRIDE - 1n;

/** An element of the field of a + bi. */
type Complex = readonly [bigint, bigint];
export type QM31 = readonly [Complex, Complex];

const reduce = (x: bigint): bigint => ((x % P) + P) % P;
const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [reduce(a + c), reduce(b + d)];
const minus = ([a, b]: Complex, [c, d]: Complex): Complex => [reduce(a - c), reduce(b - d)];
const times = ([a, b]: Complex, [c, d]: Complex): Complex => [reduce(a * c - b * d), reduce(a * d + b * c)];
/** u² */
const R: Complex = [2n, 1n];

/** 1 / x modulo P, as x^(P - 2). */
function inverse(x: bigint): bigint {
  let [power, result] = [x, 1n];
  for (let exponent = P - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = reduce(result * power);
    power = reduce(power * power);
  }
  return result;
}

export const qm31Add = (x: QM31, y: QM31): QM31 => [plus(x[0], y[0]), plus(x[1], y[1])];

export const qm31Subtract = (x: QM31, y: QM31): QM31 => [minus(x[0], y[0]), minus(x[1], y[1])];

export const qm31Multiply = (x: QM31, y: QM31): QM31 => [
  plus(times(x[0], y[0]), times(R, times(x[1], y[1]))),
  plus(times(x[0], y[1]), times(x[1], y[0])),
];

/** x / y, y not 0. */
export function qm31Divide(x: QM31, y: QM31): QM31 {
  // 1 / (s + tu) = (s - tu) / (s² - t²u²), and 1 / (a + bi) = (a - bi) / (a² + b²).
  const [s, t] = y;
  const [a, b] = minus(times(s, s), times(R, times(t, t)));
  const norm = inverse(reduce(a * a + b * b));
  const scale: Complex = [reduce(a * norm), reduce(-b * norm)];
  return qm31Multiply(x, [times(s, scale), times(minus([0n, 0n], t), scale)]);
}

/**
 * The element that is packed in the felt.
 * @throws Error with cairo-vm's text if the felt is not the packing of reduced coordinates
 */
export function qm31Unpack(felt: bigint): QM31 {
  const [a, b, c, d] = [
    felt & MASK,
    (felt >> STRIDE) & MASK,
    (felt >> (2n * STRIDE)) & MASK,
    felt >> (3n * STRIDE),
  ];
  if (a >= P || b >= P || c >= P || d >= P) {
    throw new Error(`Number is not a packing of a QM31 in reduced form: ${felt})`);
  }
  return [
    [a, b],
    [c, d],
  ];
}

export const qm31Pack = ([[a, b], [c, d]]: QM31): bigint =>
  a | (b << STRIDE) | (c << (2n * STRIDE)) | (d << (3n * STRIDE));
