// The instructions that cairo-vm adds (cairo-vm 3.2.0, vm/vm_core.rs). Where it raises an error, nothing is done here:
// the caller takes the exact path, which raises it.
import { cellPointer, chunkFor, storeCell } from './pages';
import { FAR, hasSegment, KIND_PLAIN, kindOf } from './segments';
import { isFelt, isRelocatable, isSmall, offsetOf, packLimbs, same, segmentOf, smallValue, smallWord, unpackLimbs, UNKNOWN } from './word';
import { compress } from './blake2s';

const STATE: u32 = 8, MESSAGE: u32 = 16;

/** State, message and new state of one compression; TypeScript passes them here too. */
export const blake2sBlock: usize = memory.data(4 * (8 + 16 + 8));
const message: usize = blake2sBlock + 4 * 8, output: usize = blake2sBlock + 4 * 24;

/** Compresses what is in `blake2sBlock`. */
export function blake2sCompress(counter: u32, isLast: bool): void { compress(output, blake2sBlock, message, counter, isLast); }

// @ts-ignore: decorator
@inline function is32Bits(word: u64): bool { return isSmall(word) && <u64>smallValue(word) <= u32.MAX_VALUE; }

/** Copies `count` cells that hold 32 bits each; false if one does not. */
function readWords(pointer: u64, count: u32, to: usize): bool {
  if (!isRelocatable(pointer) || offsetOf(pointer) >= <u64>FAR) return false;
  for (let i: u32 = 0; i < count; i++) {
    const word = load<u64>(cellPointer(segmentOf(pointer), <u32>offsetOf(pointer) + i));
    if (!is32Bits(word)) return false;
    store<u32>(to + (<usize>i << 2), <u32>smallValue(word));
  }
  return true;
}

/** One compression of Blake2s, from the state and the message that are pointed to, to where `target` points. */
export function blake2s(counter: u64, state: u64, text: u64, target: u64, isLast: bool, stamp: u32): bool {
  if (!is32Bits(counter) || !readWords(state, STATE, blake2sBlock) || !readWords(text, MESSAGE, message)) return false;
  if (!isRelocatable(target) || offsetOf(target) + STATE > <u64>FAR) return false;
  if (!hasSegment(segmentOf(target)) || kindOf(segmentOf(target)) != KIND_PLAIN) return false;
  blake2sCompress(<u32>smallValue(counter), isLast);
  const segment = segmentOf(target), offset = <u32>offsetOf(target);
  for (let i: u32 = 0; i < STATE; i++) {
    const known = load<u64>(cellPointer(segment, offset + i));
    if (known != UNKNOWN && known != smallWord(load<u32>(output + (<usize>i << 2)))) return false;
  }
  // The pages first: making one may trap, and then none of the cells must be written.
  chunkFor(segment, offset); chunkFor(segment, offset + STATE - 1);
  for (let i: u32 = 0; i < STATE; i++) {
    if (load<u64>(cellPointer(segment, offset + i)) != UNKNOWN) continue;
    storeCell(segment, offset + i, smallWord(load<u32>(output + (<usize>i << 2))), stamp);
  }
  return true;
}

// QM31: (a + bi) + (c + di)u with coordinates modulo 2^31 - 1, i² = -1 and u² = 2 + i, packed as
// a + b·2^36 + c·2^72 + d·2^108.
const M31: u64 = 0x7fffffff;
const MASK: u64 = (1 << 36) - 1;
const x: usize = memory.data(32), y: usize = memory.data(32), packed: usize = memory.data(32);

/** Writes the four coordinates of the element to `to`; false if the word is not a felt of reduced coordinates. */
function unpack(word: u64, to: usize): bool {
  if (!isFelt(word)) return false;
  unpackLimbs(word, packed);
  const l0 = load<u64>(packed), l1 = load<u64>(packed, 8), l2 = load<u64>(packed, 16);
  if (l2 >> 16 != 0 || load<u64>(packed, 24) != 0) return false;
  const a = l0 & MASK, b = (l0 >> 36) | ((l1 & 0xff) << 28), c = (l1 >> 8) & MASK, d = (l1 >> 44) | (l2 << 20);
  store<u64>(to, a); store<u64>(to, b, 8); store<u64>(to, c, 16); store<u64>(to, d, 24);
  return a < M31 && b < M31 && c < M31 && d < M31;
}

function pack(a: u64, b: u64, c: u64, d: u64): u64 {
  a %= M31; b %= M31; c %= M31; d %= M31;
  store<u64>(packed, a | (b << 36));
  store<u64>(packed, (b >> 28) | (c << 8) | (d << 44), 8);
  store<u64>(packed, d >> 20, 16);
  store<u64>(packed, 0, 24);
  return packLimbs(packed);
}

/** The sum of two packed elements; UNKNOWN if one is none. */
export function qm31Add(p: u64, q: u64): u64 {
  if (!unpack(p, x) || !unpack(q, y)) return UNKNOWN;
  return pack(load<u64>(x) + load<u64>(y), load<u64>(x, 8) + load<u64>(y, 8), load<u64>(x, 16) + load<u64>(y, 16), load<u64>(x, 24) + load<u64>(y, 24));
}

/** The product of two packed elements; UNKNOWN if one is none. */
export function qm31Multiply(p: u64, q: u64): u64 {
  if (!unpack(p, x) || !unpack(q, y)) return UNKNOWN;
  const a = load<u64>(x), b = load<u64>(x, 8), c = load<u64>(x, 16), d = load<u64>(x, 24);
  const e = load<u64>(y), f = load<u64>(y, 8), g = load<u64>(y, 16), h = load<u64>(y, 24);
  // (c + di)(g + hi) = s + ti, and (s + ti)(2 + i) = (2s - t) + (s + 2t)i. Products are below 2^62, so they are
  // reduced before a sum of them gets too large; M31 - t stands for -t.
  const s = (c * g) % M31 + M31 - (d * h) % M31, t = ((c * h) % M31 + (d * g) % M31) % M31;
  return pack(
    (a * e) % M31 + M31 - (b * f) % M31 + 2 * s + M31 - t,
    (a * f) % M31 + (b * e) % M31 + s + 2 * t,
    (a * g) % M31 + (c * e) % M31 + 2 * M31 - (b * h) % M31 - (d * f) % M31,
    (a * h) % M31 + (b * g) % M31 + (c * f) % M31 + (d * e) % M31,
  );
}
