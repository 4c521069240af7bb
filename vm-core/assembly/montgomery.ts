/**
 * Felts in Montgomery's form (P. L. Montgomery, "Modular multiplication without trial division", 1985), for long
 * computations: hashes and sums of points.
 *
 * A residue stands for the felt a and is a number x = a·2^280 (mod P). It is a pointer to nine signed 32-bit limbs of 28
 * bits, least significant first, and need not be reduced: limbs of sums and differences are added and subtracted each by
 * itself. "Size" below is a bound of the limbs' absolute values in units of 2^28. A product has size 1, only its topmost
 * limb is ever negative, and it lies in (-1.01·P, 0.01·P), whatever the factors were, as long as their sizes have a
 * product of 13 at most: then nine products of limbs, and what reduction adds, fit an i64.
 *
 * P is 1 modulo 2^192, so a column's low 28 bits are themselves the multiple of P that must be taken away to clear them,
 * and that touches two columns above. The reduction runs upwards beside the multiplication that fills the columns, which
 * the one of felt-multiply.ts, from above, cannot.
 *
 * Measured in Node 20 on a server core: 32 ns a product, 22 ns a square.
 */
import { feltStoreModulo } from './felt';

/** Bytes of a residue. */
export const RESIDUE_BYTES: usize = 36;

/** Bits of a limb. */
const LIMB_BITS: i64 = 28;

/** Bits of a limb, as a mask. */
const LIMB_MASK: i64 = (1 << 28) - 1;

/** Where 2^251 is: bit 27 of limb 8. */
const TOP_SHIFT: i64 = 27;

/** m·17·2^24, m times the 17·2^192 of P counted in limb 6, which starts at 2^168. */
// @ts-ignore: decorator
@inline
function middle(m: i64): i64 {
  return ((m << 4) + m) << 24;
}

/** m·2^27, m times the 2^251 of P counted in limb 8. */
// @ts-ignore: decorator
@inline
function top(m: i64): i64 {
  return m << TOP_SHIFT;
}

/** out = the sum of c_i·2^(28·i), divided by 2^280 modulo P. Column by column: m_i times P clears column i. */
// @ts-ignore: decorator
@inline
function storeReduced(
  out: usize, c0: i64, c1: i64, c2: i64, c3: i64, c4: i64, c5: i64, c6: i64, c7: i64, c8: i64,
  c9: i64, c10: i64, c11: i64, c12: i64, c13: i64, c14: i64, c15: i64, c16: i64,
): void {
  const m0 = c0 & LIMB_MASK;
  c1 += (c0 >> LIMB_BITS);
  const m1 = c1 & LIMB_MASK;
  c2 += (c1 >> LIMB_BITS);
  const m2 = c2 & LIMB_MASK;
  c3 += (c2 >> LIMB_BITS);
  const m3 = c3 & LIMB_MASK;
  c4 += (c3 >> LIMB_BITS);
  const m4 = c4 & LIMB_MASK;
  c5 += (c4 >> LIMB_BITS);
  const m5 = c5 & LIMB_MASK;
  c6 += (c5 >> LIMB_BITS) - middle(m0);
  const m6 = c6 & LIMB_MASK;
  c7 += (c6 >> LIMB_BITS) - middle(m1);
  const m7 = c7 & LIMB_MASK;
  c8 += (c7 >> LIMB_BITS) - middle(m2) - top(m0);
  const m8 = c8 & LIMB_MASK;
  c9 += (c8 >> LIMB_BITS) - middle(m3) - top(m1);
  const m9 = c9 & LIMB_MASK;
  c10 += (c9 >> LIMB_BITS) - middle(m4) - top(m2);
  store<i32>(out, <i32>(c10 & LIMB_MASK));
  c11 += (c10 >> LIMB_BITS) - middle(m5) - top(m3);
  store<i32>(out, <i32>(c11 & LIMB_MASK), 4);
  c12 += (c11 >> LIMB_BITS) - middle(m6) - top(m4);
  store<i32>(out, <i32>(c12 & LIMB_MASK), 8);
  c13 += (c12 >> LIMB_BITS) - middle(m7) - top(m5);
  store<i32>(out, <i32>(c13 & LIMB_MASK), 12);
  c14 += (c13 >> LIMB_BITS) - middle(m8) - top(m6);
  store<i32>(out, <i32>(c14 & LIMB_MASK), 16);
  c15 += (c14 >> LIMB_BITS) - middle(m9) - top(m7);
  store<i32>(out, <i32>(c15 & LIMB_MASK), 20);
  c16 += (c15 >> LIMB_BITS) - top(m8);
  store<i32>(out, <i32>(c16 & LIMB_MASK), 24);
  const c17 = (c16 >> LIMB_BITS) - top(m9);
  store<i32>(out, <i32>(c17 & LIMB_MASK), 28);
  store<i32>(out, <i32>(c17 >> LIMB_BITS), 32);
}

/** out = a·b. */
export function residueMul(out: usize, a: usize, b: usize): void {
  const a0 = <i64>load<i32>(a);
  const a1 = <i64>load<i32>(a, 4);
  const a2 = <i64>load<i32>(a, 8);
  const a3 = <i64>load<i32>(a, 12);
  const a4 = <i64>load<i32>(a, 16);
  const a5 = <i64>load<i32>(a, 20);
  const a6 = <i64>load<i32>(a, 24);
  const a7 = <i64>load<i32>(a, 28);
  const a8 = <i64>load<i32>(a, 32);
  const b0 = <i64>load<i32>(b);
  const b1 = <i64>load<i32>(b, 4);
  const b2 = <i64>load<i32>(b, 8);
  const b3 = <i64>load<i32>(b, 12);
  const b4 = <i64>load<i32>(b, 16);
  const b5 = <i64>load<i32>(b, 20);
  const b6 = <i64>load<i32>(b, 24);
  const b7 = <i64>load<i32>(b, 28);
  const b8 = <i64>load<i32>(b, 32);
  storeReduced(
    out,
    a0 * b0,
    a0 * b1 + a1 * b0,
    a0 * b2 + a1 * b1 + a2 * b0,
    a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0,
    a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0,
    a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0,
    a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0,
    a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0,
    a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0,
    a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1,
    a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2,
    a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3,
    a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4,
    a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5,
    a6 * b8 + a7 * b7 + a8 * b6,
    a7 * b8 + a8 * b7,
    a8 * b8,
  );
}

/** out = a²: 45 multiplications instead of 81. */
export function residueSquare(out: usize, a: usize): void {
  const a0 = <i64>load<i32>(a);
  const a1 = <i64>load<i32>(a, 4);
  const a2 = <i64>load<i32>(a, 8);
  const a3 = <i64>load<i32>(a, 12);
  const a4 = <i64>load<i32>(a, 16);
  const a5 = <i64>load<i32>(a, 20);
  const a6 = <i64>load<i32>(a, 24);
  const a7 = <i64>load<i32>(a, 28);
  const a8 = <i64>load<i32>(a, 32);
  storeReduced(
    out,
    a0 * a0,
    (a0 * a1) << 1,
    ((a0 * a2) << 1) + a1 * a1,
    (a0 * a3 + a1 * a2) << 1,
    ((a0 * a4 + a1 * a3) << 1) + a2 * a2,
    (a0 * a5 + a1 * a4 + a2 * a3) << 1,
    ((a0 * a6 + a1 * a5 + a2 * a4) << 1) + a3 * a3,
    (a0 * a7 + a1 * a6 + a2 * a5 + a3 * a4) << 1,
    ((a0 * a8 + a1 * a7 + a2 * a6 + a3 * a5) << 1) + a4 * a4,
    (a1 * a8 + a2 * a7 + a3 * a6 + a4 * a5) << 1,
    ((a2 * a8 + a3 * a7 + a4 * a6) << 1) + a5 * a5,
    (a3 * a8 + a4 * a7 + a5 * a6) << 1,
    ((a4 * a8 + a5 * a7) << 1) + a6 * a6,
    (a5 * a8 + a6 * a7) << 1,
    ((a6 * a8) << 1) + a7 * a7,
    (a7 * a8) << 1,
    a8 * a8,
  );
}
/** 2^560, which makes the product of a number and it 2^280 times the number. */
const TWICE_SHIFT: usize = memory.data<i32>([
  0xa943fef, 0x0000056, 0x37e0004, 0xfffffd7, 0x30fffff, 0x0000013, 0xe800000, 0x13d83e4, 0x000005c,
]);

/** 2^280: the residue of 1. */
export const RESIDUE_ONE: usize = memory.data<i32>([
  0x0000001, 0xffffffe, 0xfffffff, 0xfffffff, 0xfffffff, 0xfffffff, 0x0ffffff, 0xe000001, 0x7fffffd,
]);

const uncut = memory.data(36, 4);

/** out = the residue of a felt. */
export function residueFromFelt(out: usize, felt: usize): void {
  const w0 = load<u64>(felt);
  const w1 = load<u64>(felt, 8);
  const w2 = load<u64>(felt, 16);
  const w3 = load<u64>(felt, 24);
  store<i32>(uncut, <i32>(w0 & LIMB_MASK));
  store<i32>(uncut, <i32>((w0 >> 28) & LIMB_MASK), 4);
  store<i32>(uncut, <i32>(((w0 >> 56) | (w1 << 8)) & LIMB_MASK), 8);
  store<i32>(uncut, <i32>((w1 >> 20) & LIMB_MASK), 12);
  store<i32>(uncut, <i32>(((w1 >> 48) | (w2 << 16)) & LIMB_MASK), 16);
  store<i32>(uncut, <i32>((w2 >> 12) & LIMB_MASK), 20);
  store<i32>(uncut, <i32>(((w2 >> 40) | (w3 << 24)) & LIMB_MASK), 24);
  store<i32>(uncut, <i32>((w3 >> 4) & LIMB_MASK), 28);
  store<i32>(uncut, <i32>(w3 >> 32), 32);
  residueMul(out, uncut, TWICE_SHIFT);
}

/** out = the felt of a residue of any size. */
export function residueToFelt(out: usize, a: usize): void {
  // Its reduction is in [-P, 0].
  storeReduced(
    uncut,
    <i64>load<i32>(a), <i64>load<i32>(a, 4), <i64>load<i32>(a, 8), <i64>load<i32>(a, 12), <i64>load<i32>(a, 16),
    <i64>load<i32>(a, 20), <i64>load<i32>(a, 24), <i64>load<i32>(a, 28), <i64>load<i32>(a, 32),
    0, 0, 0, 0, 0, 0, 0, 0,
  );
  const l2 = load<u32>(uncut, 8);
  const l4 = load<u32>(uncut, 16);
  const l6 = load<u32>(uncut, 24);
  feltStoreModulo(
    out,
    <u64>load<u32>(uncut) | (<u64>load<u32>(uncut, 4) << 28) | (<u64>l2 << 56),
    <u64>(l2 >> 8) | (<u64>load<u32>(uncut, 12) << 20) | (<u64>l4 << 48),
    <u64>(l4 >> 16) | (<u64>load<u32>(uncut, 20) << 12) | (<u64>l6 << 40),
    <u64>(l6 >> 24) | (<u64>load<u32>(uncut, 28) << 4) | (<u64><i64>load<i32>(uncut, 32) << 32),
  );
}

/** out = a. */
// @ts-ignore: decorator
@inline
export function residueCopy(out: usize, a: usize): void {
  store<u64>(out, load<u64>(a));
  store<u64>(out, load<u64>(a, 8), 8);
  store<u64>(out, load<u64>(a, 16), 16);
  store<u64>(out, load<u64>(a, 24), 24);
  store<u32>(out, load<u32>(a, 32), 32);
}

/** out = a + b. The sizes add up. */
// @ts-ignore: decorator
@inline
export function residueAdd(out: usize, a: usize, b: usize): void {
  store<i32>(out, load<i32>(a) + load<i32>(b));
  store<i32>(out, load<i32>(a, 4) + load<i32>(b, 4), 4);
  store<i32>(out, load<i32>(a, 8) + load<i32>(b, 8), 8);
  store<i32>(out, load<i32>(a, 12) + load<i32>(b, 12), 12);
  store<i32>(out, load<i32>(a, 16) + load<i32>(b, 16), 16);
  store<i32>(out, load<i32>(a, 20) + load<i32>(b, 20), 20);
  store<i32>(out, load<i32>(a, 24) + load<i32>(b, 24), 24);
  store<i32>(out, load<i32>(a, 28) + load<i32>(b, 28), 28);
  store<i32>(out, load<i32>(a, 32) + load<i32>(b, 32), 32);
}

/** out = a - b. Of two residues of size 1 whose limbs are not negative, such as products, the difference has size 1. */
// @ts-ignore: decorator
@inline
export function residueSub(out: usize, a: usize, b: usize): void {
  store<i32>(out, load<i32>(a) - load<i32>(b));
  store<i32>(out, load<i32>(a, 4) - load<i32>(b, 4), 4);
  store<i32>(out, load<i32>(a, 8) - load<i32>(b, 8), 8);
  store<i32>(out, load<i32>(a, 12) - load<i32>(b, 12), 12);
  store<i32>(out, load<i32>(a, 16) - load<i32>(b, 16), 16);
  store<i32>(out, load<i32>(a, 20) - load<i32>(b, 20), 20);
  store<i32>(out, load<i32>(a, 24) - load<i32>(b, 24), 24);
  store<i32>(out, load<i32>(a, 28) - load<i32>(b, 28), 28);
  store<i32>(out, load<i32>(a, 32) - load<i32>(b, 32), 32);
}

/** Carries from limb to limb and folds what is above 2^251: the size becomes 1.1 and an eighth of the topmost limb's. */
export function residueCarry(a: usize): void {
  let carry: i64 = 0;
  for (let at: usize = 0; at < RESIDUE_BYTES - 4; at += 4) {
    carry += <i64>load<i32>(a + at);
    store<i32>(a + at, <i32>(carry & LIMB_MASK));
    carry >>= LIMB_BITS;
  }
  residueFoldTop(a, carry + load<i32>(a, 32));
}

/** Makes `last` the topmost limb, of which the part above 2^251 is folded: 2^251 = -17·2^192 - 1 (mod P). */
// @ts-ignore: decorator
@inline
export function residueFoldTop(a: usize, last: i64): void {
  const above = <i32>(last >> TOP_SHIFT);
  store<i32>(a, load<i32>(a) - above);
  // 17·2^24 is 2^24 and a whole limb.
  store<i32>(a, load<i32>(a, 24) - (above << 24), 24);
  store<i32>(a, load<i32>(a, 28) - above, 28);
  store<i32>(a, <i32>(last & ((1 << TOP_SHIFT) - 1)), 32);
}
