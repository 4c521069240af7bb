// Cells as 64-bit words. 0 is unknown, so fresh memory needs no clearing. Two tag bits tell what the rest is:
//   01  a felt near 0 or near P, as a signed 62-bit integer
//   10  a relocatable: segment (signed, 22 bits) | offset (40 bits)
//   11  any other felt: its index in the pool of 256-bit felts in standard form
// A felt has exactly one form but for its index, so equal words are equal values and only two big ones need a look.
import { allocate } from './heap';
import { feltAdd, feltMul, feltMulShort, feltNeg, feltSub } from './felt';

export const UNKNOWN: u64 = 0;
const SMALL_LIMIT: i64 = 1 << 61;
/** Highest limb of P = 2^251 + 17·2^192 + 1. */
const P3: u64 = 0x0800000000000011;
const OFFSET_LIMIT: i64 = 1 << 40;

// @ts-ignore: decorator
@inline export function isSmall(w: u64): bool { return (w & 3) == 1; }
// @ts-ignore: decorator
@inline export function isRelocatable(w: u64): bool { return (w & 3) == 2; }
// @ts-ignore: decorator
@inline export function isBig(w: u64): bool { return (w & 3) == 3; }
// @ts-ignore: decorator
@inline export function isFelt(w: u64): bool { return (w & 1) != 0; }
// @ts-ignore: decorator
@inline export function smallValue(w: u64): i64 { return <i64>w >> 2; }
// @ts-ignore: decorator
@inline export function smallWord(v: i64): u64 { return ((<u64>v) << 2) | 1; }
// @ts-ignore: decorator
@inline export function fitsSmall(v: i64): bool { return v >= -SMALL_LIMIT && v < SMALL_LIMIT; }
// @ts-ignore: decorator
@inline export function relocatableWord(segment: i32, offset: u32): u64 { return ((<u64><i64>segment) << 42) | ((<u64>offset) << 2) | 2; }
// @ts-ignore: decorator
@inline export function segmentOf(w: u64): i32 { return <i32>(<i64>w >> 42); }
// @ts-ignore: decorator
@inline export function offsetOf(w: u64): u64 { return (w >> 2) & 0xffffffffff; }

/** The word of a pointer; UNKNOWN if its offset has no place in one. */
export function pointerWord(segment: i32, offset: u64): u64 {
  return offset < <u64>OFFSET_LIMIT ? ((<u64><i64>segment) << 42) | (offset << 2) | 2 : UNKNOWN;
}

// The pool grows by whole chunks, so that no felt ever moves.
const CHUNK_BITS: u32 = 15;
const CHUNK_FELTS: u32 = 1 << CHUNK_BITS;
const MAX_CHUNKS: u32 = 4096;
const chunks: usize = memory.data(4 * 4096);
let poolLength: u32 = 0;

/** Where big felt `index` lies: four 64-bit limbs, lowest first. */
// @ts-ignore: decorator
@inline export function poolPointer(index: u32): usize {
  return <usize>load<u32>(chunks + ((index >> CHUNK_BITS) << 2)) + (<usize>(index & (CHUNK_FELTS - 1)) << 5);
}

export function poolSize(): u32 { return poolLength; }

/** Forgets the big felts from `length` on, which nobody kept. */
export function dropFelts(length: u32): void { poolLength = length; }

/** Where the next big felt will lie: results are computed there, and stay if they turn out to be big. */
function freeSlot(): usize {
  const chunk = chunks + ((poolLength >> CHUNK_BITS) << 2);
  if (load<u32>(chunk) == 0) {
    if (poolLength >> CHUNK_BITS >= MAX_CHUNKS) unreachable();
    store<u32>(chunk, <u32>allocate(<usize>CHUNK_FELTS << 5));
  }
  return poolPointer(poolLength);
}

/** The word of the felt in the free slot of the pool. */
function packSlot(slot: usize): u64 {
  const a0 = load<u64>(slot), a1 = load<u64>(slot, 8), a2 = load<u64>(slot, 16), a3 = load<u64>(slot, 24);
  if ((a1 | a2 | a3) == 0 && a0 < <u64>SMALL_LIMIT) return (a0 << 2) | 1;
  // P - k with 0 < k <= 2^61: below the lowest limb, P - k is P - 1 - (k - 1).
  if (a3 == P3 && (a0 | a1 | a2) == 0) return smallWord(-1);
  if (a3 == P3 - 1 && (a2 & a1) == u64.MAX_VALUE) {
    const k = 1 - a0;
    if (a0 != 0 && k <= <u64>SMALL_LIMIT) return smallWord(-<i64>k);
  }
  return ((<u64>(poolLength++)) << 2) | 3;
}

// Word by word: memory.copy is a call out of the module.
// @ts-ignore: decorator
@inline function copyFelt(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from)); store<u64>(to, load<u64>(from, 8), 8);
  store<u64>(to, load<u64>(from, 16), 16); store<u64>(to, load<u64>(from, 24), 24);
}

/** The word of the felt (0 <= felt < P) whose limbs are at `p`. */
export function packLimbs(p: usize): u64 {
  const slot = freeSlot();
  copyFelt(slot, p);
  return packSlot(slot);
}

/** Writes the limbs of the felt `w` to `p`. */
export function unpackLimbs(w: u64, p: usize): void {
  if (isBig(w)) { copyFelt(p, poolPointer(<u32>(w >> 2))); return; }
  const v = smallValue(w);
  if (v >= 0) {
    store<u64>(p, v); store<u64>(p, 0, 8); store<u64>(p, 0, 16); store<u64>(p, 0, 24);
  } else {
    const low = <u64>v + 1;
    const borrow = low != 0; // P - k reaches below the lowest limb unless k = 1
    store<u64>(p, low);
    store<u64>(p, borrow ? u64.MAX_VALUE : 0, 8);
    store<u64>(p, borrow ? u64.MAX_VALUE : 0, 16);
    store<u64>(p, borrow ? P3 - 1 : P3, 24);
  }
}

function sameBig(a: u64, b: u64): bool {
  const p = poolPointer(<u32>(a >> 2)), q = poolPointer(<u32>(b >> 2));
  return load<u64>(p) == load<u64>(q) && load<u64>(p, 8) == load<u64>(q, 8)
    && load<u64>(p, 16) == load<u64>(q, 16) && load<u64>(p, 24) == load<u64>(q, 24);
}

// @ts-ignore: decorator
@inline export function same(a: u64, b: u64): bool { return a == b || ((a & b & 3) == 3 && sameBig(a, b)); }

const left: usize = memory.data(32), right: usize = memory.data(32);

/** Where the limbs of the felt are: in the pool, or unpacked at `scratch`. */
// @ts-ignore: decorator
@inline function limbsOf(w: u64, scratch: usize): usize {
  if (isBig(w)) return poolPointer(<u32>(w >> 2));
  unpackLimbs(w, scratch);
  return scratch;
}

/** Pointer plus signed distance; UNKNOWN if it leaves the segment. */
function move(pointer: u64, by: i64): u64 {
  const offset = <i64>offsetOf(pointer) + by;
  if (offset < 0 || offset >= OFFSET_LIMIT) return UNKNOWN;
  return (pointer & ~((<u64>OFFSET_LIMIT - 1) << 2)) | ((<u64>offset) << 2);
}

/** a + b; UNKNOWN where the reference VM raises an error, or where the result has no form here. */
// @ts-ignore: decorator
@inline export function addWords(a: u64, b: u64): u64 {
  if ((a & b & 3) == 1 && ((a ^ b) & 2) == 0) {
    const sum = smallValue(a) + smallValue(b);
    if (fitsSmall(sum)) return smallWord(sum);
  }
  return addSlow(a, b);
}

function addSlow(a: u64, b: u64): u64 {
  if (isRelocatable(a)) return isSmall(b) ? move(a, smallValue(b)) : UNKNOWN;
  if (isRelocatable(b)) return isSmall(a) ? move(b, smallValue(a)) : UNKNOWN;
  const slot = freeSlot();
  feltAdd(slot, limbsOf(a, left), limbsOf(b, right));
  return packSlot(slot);
}

/** a - b; UNKNOWN as in `addWords`. */
export function subtractWords(a: u64, b: u64): u64 {
  if (isSmall(a) && isSmall(b)) {
    const difference = smallValue(a) - smallValue(b);
    if (fitsSmall(difference)) return smallWord(difference);
  }
  if (isRelocatable(a)) {
    if (isSmall(b)) return move(a, -smallValue(b));
    if (isRelocatable(b) && segmentOf(a) == segmentOf(b)) return smallWord(<i64>offsetOf(a) - <i64>offsetOf(b));
    return UNKNOWN;
  }
  if (isRelocatable(b)) return UNKNOWN;
  const slot = freeSlot();
  feltSub(slot, limbsOf(a, left), limbsOf(b, right));
  return packSlot(slot);
}

/** What `feltMulShort` takes. */
const SHORT_LIMIT: i64 = 1 << 56;

/** a · b; UNKNOWN as in `addWords`. */
export function multiplyWords(a: u64, b: u64): u64 {
  if (!isFelt(a) || !isFelt(b)) return UNKNOWN;
  if (isSmall(a)) {
    if (isSmall(b)) {
      const x = smallValue(a), y = smallValue(b);
      if (<i64><i32>x == x && <i64><i32>y == y && fitsSmall(x * y)) return smallWord(x * y);
    }
    const other = a; a = b; b = other;
  }
  const slot = freeSlot(), short = smallValue(b);
  if (isSmall(b) && short < SHORT_LIMIT && short > -SHORT_LIMIT) {
    feltMulShort(slot, limbsOf(a, left), short < 0 ? -short : short);
    if (short < 0) feltNeg(slot, slot);
  } else feltMul(slot, limbsOf(a, left), limbsOf(b, right));
  return packSlot(slot);
}
