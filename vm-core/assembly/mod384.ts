/**
 * Numbers of 384 bits, for the add_mod and mul_mod builtins: pointers to twelve 32-bit limbs, least significant first.
 * What is asked of them is whether an operation modulo p is right; nothing is divided.
 */

/** Bytes of a number. */
export const NUMBER_BYTES: usize = 48;

const LIMB_BITS: u64 = 32;

/** A sum, or a product in 24 limbs and what is left of it. */
const whole: usize = memory.data(96, 8);

/** Whether a = b. */
export function equals384(a: usize, b: usize): bool {
  let differences: u64 = 0;
  for (let at: usize = 0; at < NUMBER_BYTES; at += 8) differences |= load<u64>(a + at) ^ load<u64>(b + at);
  return differences == 0;
}

/** Whether a = 0. */
export function isZero384(a: usize): bool {
  let bits: u64 = 0;
  for (let at: usize = 0; at < NUMBER_BYTES; at += 8) bits |= load<u64>(a + at);
  return bits == 0;
}

/** Whether a + b = c + k·p with k = 0 or 1. */
export function isSum384(a: usize, b: usize, c: usize, p: usize): bool {
  let carry: i64 = 0;
  for (let at: usize = 0; at < NUMBER_BYTES; at += 4) {
    carry += <i64>load<u32>(a + at) + <i64>load<u32>(b + at) - <i64>load<u32>(c + at);
    store<u32>(whole + at, <u32>carry);
    carry >>= LIMB_BITS;
  }
  return carry == 0 && (isZero384(whole) || equals384(whole, p));
}

/** The limbs at `out` += factor·(the twelve limbs at a); returns the carry out of the twelve. */
// @ts-ignore: decorator
@inline
function addTimes(out: usize, factor: u64, a: usize): u64 {
  let carry: u64 = 0;
  for (let at: usize = 0; at < NUMBER_BYTES; at += 4) {
    carry += factor * <u64>load<u32>(a + at) + <u64>load<u32>(out + at);
    store<u32>(out + at, <u32>carry);
    carry >>= LIMB_BITS;
  }
  return carry;
}

/** whole = a·b - c; false if that is negative. */
function setDifference(a: usize, b: usize, c: usize): bool {
  memory.fill(whole, 0, 2 * NUMBER_BYTES);
  for (let at: usize = 0; at < NUMBER_BYTES; at += 4) {
    const carry = addTimes(whole + at, <u64>load<u32>(a + at), b);
    store<u32>(whole + at, <u32>carry, NUMBER_BYTES);
  }
  let borrow: i64 = 0;
  for (let at: usize = 0; at < 2 * NUMBER_BYTES; at += 4) {
    borrow += <i64>load<u32>(whole + at) - (at < NUMBER_BYTES ? <i64>load<u32>(c + at) : 0);
    store<u32>(whole + at, <u32>borrow);
    borrow >>= LIMB_BITS;
  }
  return borrow == 0;
}

/** The inverse of an odd number modulo 2^32: every step of Newton's doubles the three bits that are right at first. */
function invertLimb(odd: u32): u32 {
  let inverse = odd;
  for (let i = 0; i < 4; i++) inverse *= 2 - odd * inverse;
  return inverse;
}

/**
 * Whether a·b = c + k·p with 0 <= k < 2^384, for an odd p; false for an even one, of which that is not known here.
 *
 * Montgomery's reduction adds m·p to the difference, with m < 2^384 chosen so that 384 zero bits come out below. Above
 * them is p if the difference was k·p with k = 2^384 - m, and 0 only if it was 0.
 */
export function isProduct384(a: usize, b: usize, c: usize, p: usize): bool {
  const lowest = load<u32>(p);
  if ((lowest & 1) == 0 || !setDifference(a, b, c)) return false;
  if (isZero384(whole) && isZero384(whole + NUMBER_BYTES)) return true;
  const factor = 0 - invertLimb(lowest);
  let multiples: u32 = 0;
  let carry: u64 = 0;
  for (let at: usize = 0; at < NUMBER_BYTES; at += 4) {
    const m = load<u32>(whole + at) * factor;
    multiples |= m;
    carry += addTimes(whole + at, <u64>m, p) + <u64>load<u32>(whole + at, NUMBER_BYTES);
    store<u32>(whole + at, <u32>carry, NUMBER_BYTES);
    carry >>= LIMB_BITS;
  }
  // A carry out of that would be of a difference of more than 768 bits, which there is not.
  return multiples != 0 && equals384(whole + NUMBER_BYTES, p);
}
