// Files of cells, made and read where the data is. `starts` holds, per segment, the address where it starts in the file
// (64 bits each; temporary segments below the table's base).
import { cellPointer, NO_PAGE, PAGE_CELLS, storeCell } from './pages';
import { FAR, makeRoom } from './segments';
import { isRelocatable, offsetOf, packLimbs, pointerWord, segmentOf, UNKNOWN, unpackLimbs } from './word';

const ENTRY_BYTES: usize = 40;

/**
 * Writes the known cells of [from, to) to `out`, 40 bytes each: the address (64 bits) and the value (256 bits),
 * lowest byte first. `mark` is put into the highest limb of addresses, of cells and in them, to tell them from felts.
 * Returns how many bytes that were.
 */
export function exportCells(segment: i32, from: u32, to: u32, out: usize, starts: usize, mark: u64): usize {
  const start = load<u64>(starts + (<usize>segment << 3));
  let at = out, offset = from;
  while (offset < to) {
    const end = min(to, (offset | (PAGE_CELLS - 1)) + 1);
    let cell = cellPointer(segment, offset);
    if (cell < NO_PAGE) { offset = end; continue; }
    for (; offset < end; offset++, cell += 8) {
      const word = load<u64>(cell);
      if (word == UNKNOWN) continue;
      store<u64>(at, (start + offset) | mark);
      if (isRelocatable(word)) {
        store<u64>(at, load<u64>(starts + (<usize>segmentOf(word) << 3)) + offsetOf(word), 8);
        store<u64>(at, 0, 16); store<u64>(at, 0, 24); store<u64>(at, mark, 32);
      } else unpackLimbs(word, at + 8);
      at += ENTRY_BYTES;
    }
  }
  return at - out;
}

// In a Cairo PIE (vm-core/src/pie/pie-memory.ts) an address is segment (16 bits) | offset (47 bits).
const OFFSET_BITS: u64 = 47;
const OFFSET_MASK: u64 = (1 << OFFSET_BITS) - 1;
const SEGMENT_MASK: u64 = 0xffff;

// @ts-ignore: decorator
@inline function pieSegment(address: u64): i32 { return <i32>((address >> OFFSET_BITS) & SEGMENT_MASK); }

/**
 * Writes `count` cells of a Cairo PIE's memory, checked before, as loaded before the run. Returns how many have an
 * offset that has no place here.
 */
export function importCells(from: usize, count: u32): u32 {
  let refused: u32 = 0;
  for (let i: u32 = 0; i < count; i++, from += ENTRY_BYTES) {
    const address = load<u64>(from), offset = address & OFFSET_MASK;
    const isPointer = load<u64>(from, 32) >> 63 != 0;
    const word = isPointer
      ? pointerWord(pieSegment(load<u64>(from, 8)), load<u64>(from, 8) & OFFSET_MASK)
      : packLimbs(from + 8);
    if (offset >= FAR || word == UNKNOWN) refused++;
    else { makeRoom(pieSegment(address)); storeCell(pieSegment(address), <u32>offset, word, 0); }
  }
  return refused;
}
