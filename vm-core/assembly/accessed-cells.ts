// One bit a cell: did an instruction access it? Set by the ghost run (ghost-run.ts).
import { ACCESSED, chunkFor, chunkOf, FIRST, nextKnown, PAGE_CELLS, setWriter, SPAN, usedSize, WRITERS } from './pages';

// The chunk that was marked last: mostly, the next cell is in it too.
let lastSegment: i32 = 0, first: u32 = 0, span: u32 = 0, bits: usize = 0, writers: usize = 0;

/** The stamp that a cell gets at its first access; 0: it keeps its own. */
let stampOfAccess: u32 = 0;
export function stampAccesses(stamp: u32): void { stampOfAccess = stamp; }

export function markAccessed(segment: i32, offset: u32): void {
  if (segment != lastSegment || offset - first >= span) {
    const chunk = chunkFor(segment, offset);
    lastSegment = segment; first = load<u32>(chunk, FIRST); span = load<u32>(chunk, SPAN); bits = load<usize>(chunk, ACCESSED);
    writers = load<usize>(chunk, WRITERS);
  }
  const byte = bits + <usize>((offset - first) >> 3);
  const before = load<u8>(byte), bit = <u8>1 << <u8>((offset - first) & 7);
  if (stampOfAccess != 0 && (before & bit) == 0) store<u32>(writers + (<usize>(offset - first) << 2), stampOfAccess);
  store<u8>(byte, before | bit);
}

/** Gives the known cells of a segment that no instruction accessed this stamp. */
export function stampUnaccessed(segment: i32, stamp: u32): void {
  const size = usedSize(segment);
  for (let offset = nextKnown(segment, 0, size); offset < size; offset = nextKnown(segment, offset + 1, size)) {
    if (!isAccessed(segment, offset)) setWriter(segment, offset, stamp);
  }
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
