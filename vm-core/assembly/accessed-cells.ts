// One bit a cell: did an instruction access it? Set by the ghost run (ghost-run.ts).
import { ACCESSED, chunkFor, chunkOf, FIRST, PAGE_CELLS, SPAN } from './pages';

// The chunk that was marked last: mostly, the next cell is in it too.
let lastSegment: i32 = 0, first: u32 = 0, span: u32 = 0, bits: usize = 0;

export function markAccessed(segment: i32, offset: u32): void {
  if (segment != lastSegment || offset - first >= span) {
    const chunk = chunkFor(segment, offset);
    lastSegment = segment; first = load<u32>(chunk, FIRST); span = load<u32>(chunk, SPAN); bits = load<usize>(chunk, ACCESSED);
  }
  const byte = bits + <usize>((offset - first) >> 3);
  store<u8>(byte, load<u8>(byte) | (<u8>1 << <u8>((offset - first) & 7)));
}

/** Marks the cells of [from, to). */
export function markRange(segment: i32, from: u32, to: u32): void {
  for (let offset = from; offset < to; offset++) markAccessed(segment, offset);
}

export function isAccessed(segment: i32, offset: u32): bool { return countAccessed(segment, offset, offset + 1) != 0; }

/** How many cells of [from, to) are marked. */
export function countAccessed(segment: i32, from: u32, to: u32): u32 {
  let count: u32 = 0, offset = from;
  while (offset < to) {
    const chunk = chunkOf(segment, offset);
    if (chunk == 0) { offset = (offset | (PAGE_CELLS - 1)) + 1; continue; }
    const start = load<u32>(chunk, FIRST), bits = load<usize>(chunk, ACCESSED);
    const end = min(to, start + load<u32>(chunk, SPAN)) - start;
    let index = offset - start;
    while (index < end) {
      if ((index & 63) == 0 && end - index >= 64) { count += <u32>popcnt(load<u64>(bits + <usize>(index >> 3))); index += 64; }
      else { count += <u32>(load<u8>(bits + <usize>(index >> 3)) >> <u8>(index & 7)) & 1; index++; }
    }
    offset = start + end;
  }
  return count;
}
