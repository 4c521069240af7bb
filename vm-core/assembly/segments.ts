// Memory segments in pages of 1024 cells: a page holds the cells (8 bytes each), who wrote them (4 bytes each) and
// whether an instruction accessed them (one bit each, see ghost-run.ts).
// Pages make growth cheap (nothing is copied), a far offset cost nothing, and memory that is not touched is not used.
// A null page pointer is linear address 0, where nothing is ever stored: reading there gives UNKNOWN.
import { allocate } from './heap';

export const PAGE_BITS: u32 = 10;
export const PAGE_CELLS: u32 = 1 << PAGE_BITS;
const WRITERS: usize = 8 << PAGE_BITS;
const ACCESSED: usize = 12 << PAGE_BITS;
const PAGE_BYTES: usize = ACCESSED + (PAGE_CELLS >> 3);
/** Offsets from here on are refused by writes: page tables would get too large. */
export const FAR: u32 = 0x80000000;

const MAX_SEGMENTS: i32 = 1 << 19;
const MAX_TEMPORARY: i32 = 1 << 16;

// One entry a segment. Temporary segments (-1, -2, ...) lie below the base.
const ENTRY_BITS: usize = 5;
// @ts-ignore: decorator
@inline const PAGES: usize = 0;     // pointer to the page table
// @ts-ignore: decorator
@inline const COUNT: usize = 4;     // length of the page table
// @ts-ignore: decorator
@inline const KIND: usize = 8;     // of builtin
// @ts-ignore: decorator
@inline const CODE: usize = 12;     // pointer to the table of pages of decoded instructions
// @ts-ignore: decorator
@inline const CODE_COUNT: usize = 16;
// @ts-ignore: decorator
@inline const RULE: usize = 24;     // a temporary segment's relocation rule: the word of its destination, or 0

export const KIND_PLAIN: u32 = 0;
export const KIND_RANGE_CHECK: u32 = 1;
export const KIND_PEDERSEN: u32 = 2;
export const KIND_BITWISE: u32 = 3;
export const KIND_RANGE_CHECK_96: u32 = 4;
export const KIND_POSEIDON: u32 = 5;
export const KIND_KECCAK: u32 = 6;
export const KIND_EC_OP: u32 = 7;
/** Every value that is written is checked in TypeScript. */
export const KIND_CHECKED: u32 = 8;

let table: usize = 0;
let segmentCount: i32 = 0;
let temporaryCount: i32 = 0;

export function initializeSegments(): void {
  // Virtual memory only: an entry costs memory when its segment is made.
  table = allocate(<usize>(MAX_SEGMENTS + MAX_TEMPORARY) << ENTRY_BITS) + (<usize>MAX_TEMPORARY << ENTRY_BITS);
}

// @ts-ignore: decorator
@inline function entry(segment: i32): usize { return table + (<usize>segment << ENTRY_BITS); }

export function addSegment(): i32 { return segmentCount < MAX_SEGMENTS ? segmentCount++ : -1; }
export function addTemporarySegment(): i32 { return temporaryCount < MAX_TEMPORARY ? -(++temporaryCount) : 0; }
export function getSegmentCount(): i32 { return segmentCount; }
export function getTemporaryCount(): i32 { return temporaryCount; }
export function hasSegment(segment: i32): bool { return segment < segmentCount && segment >= -temporaryCount; }

export function kindOf(segment: i32): u32 { return load<u32>(entry(segment), KIND); }
export function setKind(segment: i32, kind: u32): void {
  store<u32>(entry(segment), kind, KIND);
}

/** Where pointers into a temporary segment lead: the word of its destination; 0 without a rule. */
export function ruleOf(segment: i32): u64 { return load<u64>(entry(segment), RULE); }
export function setRule(segment: i32, destination: u64): void { store<u64>(entry(segment), destination, RULE); }

/** Where to read the cell; of an unknown page, where UNKNOWN is read. */
// @ts-ignore: decorator
@inline export function cellPointer(segment: i32, offset: u32): usize {
  const e = entry(segment);
  const page = offset >>> PAGE_BITS;
  const at: usize = <usize>(offset & (PAGE_CELLS - 1)) << 3;
  if (page >= load<u32>(e, COUNT)) return at;
  return load<usize>(load<usize>(e, PAGES) + (<usize>page << 2)) + at;
}

/** The segment's page table: what the loop keeps at hand for the segment that it works in. */
// @ts-ignore: decorator
@inline export function pagesOf(segment: i32): usize { return load<usize>(entry(segment), PAGES); }
// @ts-ignore: decorator
@inline export function pageCountOf(segment: i32): u32 { return load<u32>(entry(segment), COUNT); }

/** As `cellPointer`, of a segment whose page table is at hand. */
// @ts-ignore: decorator
@inline export function cellIn(pages: usize, count: u32, offset: u32): usize {
  const page = offset >>> PAGE_BITS;
  const at: usize = <usize>(offset & (PAGE_CELLS - 1)) << 3;
  return page < count ? load<usize>(pages + (<usize>page << 2)) + at : at;
}

/** Writes an unknown cell of a plain segment whose page table is at hand. False: use `storeCell`. */
// @ts-ignore: decorator
@inline export function storeIn(pages: usize, count: u32, offset: u32, word: u64, stamp: u32): bool {
  const page = offset >>> PAGE_BITS;
  if (page >= count) return false;
  const base = load<usize>(pages + (<usize>page << 2));
  if (base == 0) return false;
  const index: usize = <usize>(offset & (PAGE_CELLS - 1));
  store<u64>(base + (index << 3), word);
  store<u32>(base + (index << 2), stamp, WRITERS);
  return true;
}

function growTable(e: usize, pagesField: usize, countField: usize, page: u32): void {
  const count = load<u32>(e + countField);
  let capacity: u32 = count == 0 ? 4 : count;
  while (capacity <= page) capacity <<= 1;
  if (capacity == count) return;
  const grown = allocate(<usize>capacity << 2);
  memory.copy(grown, load<usize>(e + pagesField), <usize>count << 2);
  store<u32>(e + pagesField, <u32>grown);
  store<u32>(e + countField, capacity);
}

/** The page of the cell, made if there is none. */
export function makePage(segment: i32, offset: u32): usize {
  const e = entry(segment);
  const page = offset >>> PAGE_BITS;
  if (page >= load<u32>(e, COUNT)) growTable(e, PAGES, COUNT, page);
  const slot = load<usize>(e, PAGES) + (<usize>page << 2);
  let base = load<usize>(slot);
  if (base == 0) { base = allocate(PAGE_BYTES); store<usize>(slot, base); }
  return base;
}

/** Writes a cell, making its page where there is none. No check is done. */
export function storeCell(segment: i32, offset: u32, word: u64, stamp: u32): void {
  const base = makePage(segment, offset);
  const index: usize = <usize>(offset & (PAGE_CELLS - 1));
  store<u64>(base + (index << 3), word);
  store<u32>(base + (index << 2), stamp, WRITERS);
}

/** The stamp of the cell's write (1 + step; 0: before the run). Meaningless for an unknown cell. */
export function writerOf(segment: i32, offset: u32): u32 {
  const e = entry(segment);
  const page = offset >>> PAGE_BITS;
  if (page >= load<u32>(e, COUNT)) return 0;
  const base = load<usize>(load<usize>(e, PAGES) + (<usize>page << 2));
  return base == 0 ? 0 : load<u32>(base + (<usize>(offset & (PAGE_CELLS - 1)) << 2), WRITERS);
}

/** Marks the cell as accessed by an instruction. */
export function markAccessed(segment: i32, offset: u32): void {
  const byte = makePage(segment, offset) + ACCESSED + <usize>((offset & (PAGE_CELLS - 1)) >> 3);
  store<u8>(byte, load<u8>(byte) | (<u8>1 << <u8>(offset & 7)));
}

/** Marks the cells of [from, to). */
export function markRange(segment: i32, from: u32, to: u32): void {
  for (let offset = from; offset < to; offset++) markAccessed(segment, offset);
}

export function isAccessed(segment: i32, offset: u32): bool { return countAccessed(segment, offset, offset + 1) != 0; }

/** How many cells of [from, to) are marked as accessed. */
export function countAccessed(segment: i32, from: u32, to: u32): u32 {
  const e = entry(segment);
  const end = min(<u64>to, <u64>load<u32>(e, COUNT) << PAGE_BITS);
  let count: u32 = 0;
  let offset = <u64>from;
  while (offset < end) {
    const base = load<usize>(load<usize>(e, PAGES) + (<usize>(offset >> PAGE_BITS) << 2));
    const index = <u32>offset & (PAGE_CELLS - 1);
    const isWord = (index & 63) == 0 && end - offset >= 64;
    if (base == 0) offset += PAGE_CELLS - index;
    else if (isWord) { count += <u32>popcnt(load<u64>(base + ACCESSED + <usize>(index >> 3))); offset += 64; }
    else { count += <u32>(load<u8>(base + ACCESSED + <usize>(index >> 3)) >> <u8>(index & 7)) & 1; offset++; }
  }
  return count;
}

/** 1 + the offset of the last known cell. */
export function usedSize(segment: i32): u32 {
  const e = entry(segment);
  for (let page = load<u32>(e, COUNT); page > 0; page--) {
    const base = load<usize>(load<usize>(e, PAGES) + (<usize>(page - 1) << 2));
    if (base == 0) continue;
    for (let index = PAGE_CELLS; index > 0; index--) {
      if (load<u64>(base + (<usize>(index - 1) << 3)) != 0) return ((page - 1) << PAGE_BITS) + index;
    }
  }
  return 0;
}

/** The page of decoded instructions that covers the offset: two words each, 0 where nothing is decoded yet. */
export function codePage(segment: i32, offset: u32): usize {
  const e = entry(segment);
  const page = offset >>> PAGE_BITS;
  if (page >= load<u32>(e, CODE_COUNT)) growTable(e, CODE, CODE_COUNT, page);
  const slot = load<usize>(e, CODE) + (<usize>page << 2);
  let base = load<usize>(slot);
  if (base == 0) { base = allocate(16 << PAGE_BITS); store<u32>(slot, <u32>base); }
  return base;
}
