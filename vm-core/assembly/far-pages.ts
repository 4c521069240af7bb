// Pages that lie so far behind the others of their segment that a page table up to them would cost more than they do:
// one hash table for all segments, with linear probing.
import { allocate } from './heap';

const BYTES_BITS: usize = 5; // a page entry as in a page table (16 bytes), segment, page
const SEGMENT: usize = 16, PAGE: usize = 20, IS_USED: usize = 24;

let table: usize = 0;
let capacity: u32 = 0;
let count: u32 = 0;

/** Where the page's entry is, or where it would be. */
function find(segment: i32, page: u32): usize {
  let index = (<u32>segment * 0x9e3779b1) ^ (page * 0x85ebca6b);
  index ^= index >>> 15;
  let slot = table + (<usize>(index & (capacity - 1)) << BYTES_BITS);
  while (load<u32>(slot, IS_USED) != 0 && (load<i32>(slot, SEGMENT) != segment || load<u32>(slot, PAGE) != page)) {
    index++;
    slot = table + (<usize>(index & (capacity - 1)) << BYTES_BITS);
  }
  return slot;
}

/** The page's entry; 0 if it is not here. */
export function farPage(segment: i32, page: u32): usize {
  if (count == 0) return 0;
  const slot = find(segment, page);
  return load<u32>(slot, IS_USED) == 0 ? 0 : slot;
}

/** A new entry for the page, zeroed. Other entries may move. */
export function addFarPage(segment: i32, page: u32): usize {
  if (count >= capacity >> 1) grow();
  const slot = find(segment, page);
  store<i32>(slot, segment, SEGMENT); store<u32>(slot, page, PAGE); store<u32>(slot, 1, IS_USED);
  count++;
  return slot;
}

function grow(): void {
  const old = table, oldCapacity = capacity;
  const larger: u32 = max(64, capacity << 1);
  table = allocate(<usize>larger << BYTES_BITS);
  capacity = larger;
  for (let i: u32 = 0; i < oldCapacity; i++) {
    const slot = old + (<usize>i << BYTES_BITS);
    if (load<u32>(slot, IS_USED) != 0) memory.copy(find(load<i32>(slot, SEGMENT), load<u32>(slot, PAGE)), slot, 1 << BYTES_BITS);
  }
}
