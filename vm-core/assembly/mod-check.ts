// The check of add_mod and mul_mod at the end of a run (cairo-lang, builtins/modulo/mod_builtin_runner.py,
// run_security_checks). What is not ordinary is left to the caller, who says what is wrong.
import { cellPointer } from './pages';
import { FAR, hasSegment } from './segments';
import { isFelt, isRelocatable, isSmall, offsetOf, poolPointer, segmentOf, smallValue } from './word';
import { relocated } from './relocation-rules';
import { equals384, isProduct384, isSum384, isZero384, NUMBER_BYTES } from './mod384';

// An instance's cells.
const VALUES: u32 = 4, OFFSETS: u32 = 5, COUNT: u32 = 6;
const CELLS: u32 = 7;
/** Cells of a number, of 96 bits each. */
const WORDS: u32 = 4;
/** Offsets of an operation: those of a, b and c. */
const OPERANDS: u32 = 3;

const p = memory.data(48, 8), previousP = memory.data(48, 8);
const operands = memory.data(3 * 48, 8);

/** Reads four words of 96 bits into a number; false if one is something else. */
function readNumber(out: usize, segment: i32, offset: u32): bool {
  for (let i: u32 = 0; i < WORDS; i++) {
    const word = load<u64>(cellPointer(segment, offset + i));
    if (!isFelt(word)) return false;
    let low: u64, high: u64 = 0;
    if (isSmall(word)) {
      if (smallValue(word) < 0) return false;
      low = smallValue(word);
    } else {
      const limbs = poolPointer(<u32>(word >> 2));
      low = load<u64>(limbs);
      high = load<u64>(limbs, 8);
      if ((load<u64>(limbs, 16) | load<u64>(limbs, 24) | (high >> 32)) != 0) return false;
    }
    store<u64>(out, low);
    store<u32>(out, <u32>high, 8);
    out += 12;
  }
  return true;
}

/** Is it a pointer to cells that are near enough? */
function isPlace(word: u64): bool {
  return isRelocatable(word) && hasSegment(segmentOf(word)) && offsetOf(word) < <u64>FAR;
}

/** Reads a, b and c, whose offsets among the values are in three cells; false if something is missing or odd. */
function readOperands(values: u64, offsets: u64): bool {
  for (let i: u32 = 0; i < OPERANDS; i++) {
    const word = load<u64>(cellPointer(segmentOf(offsets), <u32>offsetOf(offsets) + i));
    if (!isSmall(word)) return false;
    const at = <i64>offsetOf(values) + smallValue(word);
    if (<u64>at >= <u64>FAR) return false;
    if (!readNumber(operands + <usize>i * NUMBER_BYTES, segmentOf(values), <u32>at)) return false;
  }
  return true;
}

/**
 * The first of the `count` instances in the segment that is not right, or of which that is not certain; `count` if all
 * are. An instance with n > 1 is continued by the next one.
 */
export function findUnprovenOperation(segment: i32, count: u32, isProduct: bool): u32 {
  const a = operands, b = operands + NUMBER_BYTES, c = operands + 2 * NUMBER_BYTES;
  let lastValues: u64 = 0, lastOffsets: u64 = 0, lastN: i64 = 1;
  for (let index: u32 = 0; index < count; index++) {
    const first = index * CELLS;
    const values = relocated(load<u64>(cellPointer(segment, first + VALUES)));
    const offsets = relocated(load<u64>(cellPointer(segment, first + OFFSETS)));
    const n = load<u64>(cellPointer(segment, first + COUNT));
    if (!isPlace(values) || !isPlace(offsets) || !isSmall(n) || smallValue(n) < 1) return index;
    if (!readNumber(p, segment, first) || isZero384(p)) return index;
    if (lastN > 1) {
      const follows = values == lastValues && offsets == lastOffsets + ((<u64>OPERANDS) << 2);
      if (!follows || smallValue(n) != lastN - 1 || !equals384(p, previousP)) return index;
    }
    if (!readOperands(values, offsets)) return index;
    if (!(isProduct ? isProduct384(a, b, c, p) : isSum384(a, b, c, p))) return index;
    memory.copy(previousP, p, NUMBER_BYTES);
    lastValues = values; lastOffsets = offsets; lastN = smallValue(n);
  }
  return count;
}
