// The two output files, made where the data is. `starts` holds, per segment, the address where it starts after
// relocation (64 bits each; temporary segments below the table's base).
import { cellPointer } from './segments';
import { isRelocatable, offsetOf, segmentOf, unpackLimbs } from './word';

const ENTRY_BYTES: usize = 40;

/**
 * Writes the known cells of [from, to) to `out`, 40 bytes each: the address (64 bits) and the value (256 bits),
 * lowest byte first. Returns how many bytes that were.
 */
export function exportCells(segment: i32, from: u32, to: u32, out: usize, starts: usize): usize {
  const start = load<u64>(starts + (<usize>segment << 3));
  let at = out;
  for (let offset = from; offset < to; offset++) {
    const word = load<u64>(cellPointer(segment, offset));
    if (word == 0) continue;
    store<u64>(at, start + offset);
    if (isRelocatable(word)) {
      store<u64>(at, load<u64>(starts + (<usize>segmentOf(word) << 3)) + offsetOf(word), 8);
      store<u64>(at, 0, 16); store<u64>(at, 0, 24); store<u64>(at, 0, 32);
    } else unpackLimbs(word, at + 8);
    at += ENTRY_BYTES;
  }
  return at - out;
}
