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
 * Only products and `residueCarry` make values small. What is subtracted from a product moves its value, so a sum of it
 * and others must meet one of the two before it has grown above 8P.
 *
 * Products are in residue-multiply.ts.
 */
import { feltStoreModulo } from './felt';
import { feltInverse } from './felt-inverse';
import { residueMul, residueSquare, storeReduced } from './residue-multiply';

/** Bytes of a residue. */
export const RESIDUE_BYTES: usize = 36;

/** Bits of a limb. */
const LIMB_BITS: i64 = 28;

/** Bits of a limb, as a mask. */
const LIMB_MASK: i64 = (1 << 28) - 1;

/** Where 2^251 is: bit 27 of limb 8. */
const TOP_SHIFT: i64 = 27;

/** 2^560, which makes the product of a number and it 2^280 times the number. */
const TWICE_SHIFT: usize = memory.data<i32>([
  0xa943fef, 0x0000056, 0x37e0004, 0xfffffd7, 0x30fffff, 0x0000013, 0xe800000, 0x13d83e4, 0x000005c,
]);

/** 2^280: the residue of 1. */
export const RESIDUE_ONE: usize = memory.data<i32>([
  0x0000001, 0xffffffe, 0xfffffff, 0xfffffff, 0xfffffff, 0xfffffff, 0x0ffffff, 0xe000001, 0x7fffffd,
]);

/** 0, every limb of it. */
export const RESIDUE_ZERO: usize = memory.data(36, 4);

const uncut = memory.data(36, 4);
const felt = memory.data(32, 8);

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
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
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

/** Whether the residue is 0. Its value must be in (-8P, 8P), and its limbs like those of a product. */
export function residueIsZero(a: usize): bool {
  // Every multiple kP has k in its lowest limb: almost all others are told by that.
  if (((load<i32>(a) + 8) & <i32>LIMB_MASK) >= 16) return false;
  // A square is above -P, so the only multiple of P that it can be is 0.
  residueSquare(uncut, a);
  return (load<u64>(uncut) | load<u64>(uncut, 8) | load<u64>(uncut, 16) | load<u64>(uncut, 24) | load<u32>(uncut, 32)) == 0;
}

/** out = 1/a; 0 for 0. */
export function residueInverse(out: usize, a: usize): void {
  residueToFelt(felt, a);
  feltInverse(felt, felt);
  residueFromFelt(out, felt);
}

export { residueMul, residueMulSub, residueSquare, residueSquareSub } from './residue-multiply';
