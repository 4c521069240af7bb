// What the stamps of cells tell of earlier moments. A cell was known at a step if its stamp is at most that step.
import { cellPointer, CHUNK_CELLS, chunkOf, FIRST, PAGE_CELLS, SPAN, usedSize, writerOf, WRITERS } from './pages';
import { DEDUCED } from './deduce';
import { hasSegment } from './segments';
import { UNKNOWN } from './word';

/** The stamp of a cell, without the mark of builtins; -1 if the cell is unknown, or there is no such segment. */
export function stampOfKnown(segment: i32, offset: u32): i32 {
  if (!hasSegment(segment) || load<u64>(cellPointer(segment, offset)) == UNKNOWN) return -1;
  return <i32>(writerOf(segment, offset) & ~DEDUCED);
}

/** 1 + the offset of the last cell whose stamp is at most `limit`. */
export function usedSizeAt(segment: i32, limit: u32): u32 {
  let size = usedSize(segment);
  while (size > 0) {
    const chunk = chunkOf(segment, size - 1);
    if (chunk == 0) { size = (size - 1) & ~(PAGE_CELLS - 1); continue; }
    const first = load<u32>(chunk, FIRST), cells = load<usize>(chunk, CHUNK_CELLS), writers = load<usize>(chunk, WRITERS);
    for (let index: i32 = size - 1 - first; index >= 0; index--) {
      if ((load<u32>(writers + (<usize>index << 2)) & ~DEDUCED) > limit) continue;
      if (load<u64>(cells + (<usize>index << 3)) != UNKNOWN) return first + index + 1;
    }
    size = first;
  }
  return 0;
}

/** The lowest stamp above `limit` of the segment's cells, or with `before` the highest below it; `none` if there is none. */
export function nextWrite(segment: i32, limit: u32, before: bool, none: u32): u32 {
  const size = usedSize(segment);
  let best = none, offset: u32 = 0;
  while (offset < size) {
    const chunk = chunkOf(segment, offset);
    if (chunk == 0) { offset = (offset | (PAGE_CELLS - 1)) + 1; continue; }
    const first = load<u32>(chunk, FIRST), cells = load<usize>(chunk, CHUNK_CELLS), writers = load<usize>(chunk, WRITERS);
    const end = min(size - first, load<u32>(chunk, SPAN));
    for (let index: u32 = 0; index < end; index++) {
      if (load<u64>(cells + (<usize>index << 3)) == UNKNOWN) continue;
      const stamp = load<u32>(writers + (<usize>index << 2)) & ~DEDUCED;
      if (before ? stamp < limit && (best == none || stamp > best) : stamp > limit && (best == none || stamp < best)) best = stamp;
    }
    offset = first + end;
  }
  return best;
}
