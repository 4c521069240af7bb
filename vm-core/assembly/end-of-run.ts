// What the end of a run asks of cells; those of a builtin's segment are in instances of `cells` cells.
import { cellPointer, nextKnown, usedSize, writerOf } from './pages';
import { hasSegment } from './segments';
import { isRelocatable, isSmall, poolPointer, segmentOf, smallValue, UNKNOWN } from './word';
import { relocated } from './relocation-rules';
import { DEDUCED } from './deduce';

// @ts-ignore: decorator
@inline function isKnown(segment: i32, offset: u32): bool { return load<u64>(cellPointer(segment, offset)) != UNKNOWN; }
// @ts-ignore: decorator
@inline function isDeduced(segment: i32, offset: u32): bool { return (writerOf(segment, offset) & DEDUCED) != 0; }

/** The first unknown input of [0, to); `to` if there is none. */
export function findMissingInput(segment: i32, cells: u32, inputs: u32, to: u32): u32 {
  for (let first: u32 = 0; first < to; first += cells) {
    for (let i: u32 = 0; i < inputs; i++) if (!isKnown(segment, first + i)) return first + i;
  }
  return to;
}

/** The first known output of [from, to) that the rule did not make; `to` if there is none. */
export function findGivenOutput(segment: i32, cells: u32, inputs: u32, from: u32, to: u32): u32 {
  let index = from % cells;
  for (let offset = from; offset < to; offset++) {
    if (index >= inputs && isKnown(segment, offset) && !isDeduced(segment, offset)) return offset;
    if (++index == cells) index = 0;
  }
  return to;
}

/**
 * The first unknown output of [from, to) in an instance of which the rule made no output; `to` if there is none.
 * `from` and `to` are starts of instances.
 */
export function findUnprovenOutput(segment: i32, cells: u32, inputs: u32, from: u32, to: u32): u32 {
  for (let first = from; first < to; first += cells) {
    let unknown = to, isProven = false;
    for (let offset = first + inputs; offset < first + cells; offset++) {
      if (!isKnown(segment, offset)) unknown = min(unknown, offset);
      else if (isDeduced(segment, offset)) isProven = true;
    }
    if (unknown < to && !isProven) return unknown;
  }
  return to;
}

/** The first cell from `from` on with a pointer into no segment, or into a temporary one that has no rule; the used size if there is none. */
export function findStray(segment: i32, from: u32): u32 {
  const size = usedSize(segment);
  for (let offset = nextKnown(segment, from, size); offset < size; offset = nextKnown(segment, offset + 1, size)) {
    const word = relocated(load<u64>(cellPointer(segment, offset)));
    if (isRelocatable(word) && (segmentOf(word) < 0 || !hasSegment(segmentOf(word)))) return offset;
  }
  return size;
}

/** How many cells of the segment are known. */
export function countKnown(segment: i32): u32 {
  const size = usedSize(segment);
  let count: u32 = 0;
  for (let offset = nextKnown(segment, 0, size); offset < size; offset = nextKnown(segment, offset + 1, size)) count++;
  return count;
}

/**
 * The lowest and (16 bits higher) the highest of the first `parts` 16-bit parts of the segment's known values, which
 * are all in [0, 2^(16 * parts)); if there are none, the lowest is higher than the highest.
 */
export function partLimits(segment: i32, parts: u32): u32 {
  const size = usedSize(segment);
  let lowest: u32 = 0xffff, highest: u32 = 0;
  for (let offset = nextKnown(segment, 0, size); offset < size; offset = nextKnown(segment, offset + 1, size)) {
    const word = load<u64>(cellPointer(segment, offset));
    for (let part: u32 = 0; part < parts; part++) {
      const value = isSmall(word)
        ? (part < 4 ? <u32>(smallValue(word) >> (part << 4)) & 0xffff : 0)
        : <u32>load<u16>(poolPointer(<u32>(word >> 2)) + (<usize>part << 1));
      lowest = min(lowest, value);
      highest = max(highest, value);
    }
  }
  return lowest | (highest << 16);
}
