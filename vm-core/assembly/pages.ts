// The cells of segments, in pages of 1024. Pages make growth cheap (nothing is copied), a far offset cost little, and
// memory that is not touched is not used. Pages are made in chunks, longer ones for longer segments: within a chunk
// the cells lie side by side (8 bytes each), then who wrote them (4 bytes each), then whether an instruction accessed
// them (one bit each, see accessed-cells.ts).
// A null page is linear address 0, where nothing is ever stored: reading there gives UNKNOWN.
import { allocate } from './heap';
import { addFarPage, farPage } from './far-pages';
import { COUNT, entry, FAR, FAR_TOP, KIND_PLAIN, kindOf, MADE, PAGES } from './segments';

export const PAGE_BITS: u32 = 10;
export const PAGE_CELLS: u32 = 1 << PAGE_BITS;
/** Where there is no page, `cellPointer` is below this. */
export const NO_PAGE: usize = <usize>PAGE_CELLS << 3;
const MAX_CHUNK_PAGES: u32 = 64;
const OS_PAGE_BYTES: usize = 4096;
/** A page table may always reach as far as this. */
const NEAR_PAGES: u32 = 64;

// An entry of a page table.
const ENTRY_BITS: usize = 4;
// @ts-ignore: decorator
@inline const CELLS: usize = 0;
// @ts-ignore: decorator
@inline const CHUNK: usize = 4;
// @ts-ignore: decorator
@inline export const CODE: usize = 8; // decoded instructions, see decode.ts

// A chunk's head.
const HEAD_BYTES: usize = 32;
// @ts-ignore: decorator
@inline export const FIRST: usize = 0;    // offset of its first cell
// @ts-ignore: decorator
@inline export const SPAN: usize = 4;     // how many cells it has (below FAR)
// @ts-ignore: decorator
@inline export const CHUNK_CELLS: usize = 8;
// @ts-ignore: decorator
@inline export const WRITERS: usize = 12;
// @ts-ignore: decorator
@inline export const ACCESSED: usize = 16;

/** Without a recording, this is where the writers of plain segments go; nobody reads them. */
let nowhere: usize = 0;
let recording: bool = true;
export function isRecording(): bool { return recording; }
/** To be called before there are pages. */
export function doNotRecord(): void {
  recording = false;
  nowhere = allocate(<usize>MAX_CHUNK_PAGES << (PAGE_BITS + 2));
}

/** The page's entry; 0, or one that holds zeros, if there is no page. */
export function pageEntry(segment: i32, offset: u32): usize {
  const e = entry(segment), page = offset >>> PAGE_BITS;
  if (page < load<u32>(e, COUNT)) return load<usize>(e, PAGES) + (<usize>page << ENTRY_BITS);
  return page < load<u32>(e, FAR_TOP) ? farPage(segment, page) : 0;
}

/** The chunk that holds the cell; 0 if there is none. */
export function chunkOf(segment: i32, offset: u32): usize {
  const page = pageEntry(segment, offset);
  return page == 0 ? 0 : load<usize>(page, CHUNK);
}

function farCell(segment: i32, offset: u32): usize {
  const page = pageEntry(segment, offset);
  return page == 0 ? 0 : load<usize>(page, CELLS);
}

/** Where to read the cell; of an unknown page, where UNKNOWN is read. */
// @ts-ignore: decorator
@inline export function cellPointer(segment: i32, offset: u32): usize {
  const e = entry(segment), page = offset >>> PAGE_BITS;
  const cells = page < load<u32>(e, COUNT) ? load<usize>(load<usize>(e, PAGES) + (<usize>page << ENTRY_BITS)) : farCell(segment, offset);
  return cells + (<usize>(offset & (PAGE_CELLS - 1)) << 3);
}

/** Makes the page table reach the page, and takes in what was far until now. */
function growTable(segment: i32, page: u32): void {
  const e = entry(segment), count = load<u32>(e, COUNT);
  let capacity: u32 = count == 0 ? 4 : count;
  while (capacity <= page) capacity <<= 1;
  if (capacity == count) return;
  const grown = allocate(<usize>capacity << ENTRY_BITS);
  memory.copy(grown, load<usize>(e, PAGES), <usize>count << ENTRY_BITS);
  for (let i = count; i < min(capacity, load<u32>(e, FAR_TOP)); i++) {
    const far = farPage(segment, i);
    if (far != 0) memory.copy(grown + (<usize>i << ENTRY_BITS), far, 1 << ENTRY_BITS);
  }
  store<usize>(e, grown, PAGES); store<u32>(e, capacity, COUNT);
}

/** How many pages to make from `page` on: where a long segment grows at its end, many. */
function pagesToMake(segment: i32, page: u32): u32 {
  const e = entry(segment), wanted = min(max(load<u32>(e, MADE) >> 2, 1), MAX_CHUNK_PAGES);
  if (page == 0 || chunkOf(segment, (page - 1) << PAGE_BITS) == 0) return 1;
  let pages: u32 = 1;
  while (pages < wanted && chunkOf(segment, (page + pages) << PAGE_BITS) == 0) pages++;
  return pages;
}

/** Makes the cell's page. */
function makeChunk(segment: i32, offset: u32): usize {
  const page = offset >>> PAGE_BITS;
  const isNear = page < max(NEAR_PAGES, 2 * load<u32>(entry(segment), MADE));
  const pages = isNear ? pagesToMake(segment, page) : 1;
  const cells = <usize>pages << PAGE_BITS;
  const hasWriters = recording || kindOf(segment) != KIND_PLAIN;
  const chunk = allocate(HEAD_BYTES + (cells << 3) + (hasWriters ? cells << 2 : 0) + (cells >> 3));
  const end = chunk + HEAD_BYTES + (cells << 3);
  store<u32>(chunk, page << PAGE_BITS, FIRST); store<u32>(chunk, min(<u32>cells, FAR - (page << PAGE_BITS)), SPAN);
  store<usize>(chunk, chunk + HEAD_BYTES, CHUNK_CELLS);
  store<usize>(chunk, hasWriters ? end : nowhere, WRITERS);
  store<usize>(chunk, hasWriters ? end + (cells << 2) : end, ACCESSED);
  // The loop reads a cell before it writes it: read first, fresh memory would cost a second page fault at the write.
  for (let page = chunk + HEAD_BYTES; page < end; page += OS_PAGE_BYTES) store<u64>(page, 0);
  if (isNear) growTable(segment, page + pages - 1);
  const e = entry(segment);
  for (let i: u32 = 0; i < pages; i++) {
    const slot = page + i < load<u32>(e, COUNT) ? load<usize>(e, PAGES) + (<usize>(page + i) << ENTRY_BITS) : addFarPage(segment, page + i);
    store<usize>(slot, chunk + HEAD_BYTES + (<usize>i << (PAGE_BITS + 3)), CELLS);
    store<usize>(slot, chunk, CHUNK);
  }
  if (page + pages > load<u32>(e, COUNT)) store<u32>(e, max(load<u32>(e, FAR_TOP), page + pages), FAR_TOP);
  store<u32>(e, load<u32>(e, MADE) + pages, MADE);
  return chunk;
}

/** The chunk that holds the cell, made if there is none. */
export function chunkFor(segment: i32, offset: u32): usize {
  const chunk = chunkOf(segment, offset);
  return chunk == 0 ? makeChunk(segment, offset) : chunk;
}

/** Writes a cell, making its page where there is none. No check is done. */
export function storeCell(segment: i32, offset: u32, word: u64, stamp: u32): void {
  const chunk = chunkFor(segment, offset);
  const index: usize = <usize>(offset - load<u32>(chunk, FIRST));
  store<u64>(load<usize>(chunk, CHUNK_CELLS) + (index << 3), word);
  store<u32>(load<usize>(chunk, WRITERS) + (index << 2), stamp);
}

/** The stamp of the cell's write (1 + step; 0: before the run, or not recorded). Meaningless for an unknown cell. */
export function writerOf(segment: i32, offset: u32): u32 {
  const chunk = chunkOf(segment, offset);
  if (chunk == 0 || load<usize>(chunk, WRITERS) == nowhere) return 0;
  return load<u32>(load<usize>(chunk, WRITERS) + (<usize>(offset - load<u32>(chunk, FIRST)) << 2));
}

/** Replaces the stamp of a known cell; there is a recording. */
export function setWriter(segment: i32, offset: u32, stamp: u32): void {
  const chunk = chunkOf(segment, offset);
  store<u32>(load<usize>(chunk, WRITERS) + (<usize>(offset - load<u32>(chunk, FIRST)) << 2), stamp);
}

/** 1 + the offset of the last known cell. */
export function usedSize(segment: i32): u32 {
  const e = entry(segment);
  for (let page = max(load<u32>(e, COUNT), load<u32>(e, FAR_TOP)); page > 0; page--) {
    const cells = cellPointer(segment, (page - 1) << PAGE_BITS);
    if (cells == 0) continue;
    for (let index = PAGE_CELLS; index > 0; index--) {
      if (load<u64>(cells + (<usize>(index - 1) << 3)) != 0) return ((page - 1) << PAGE_BITS) + index;
    }
  }
  return 0;
}

/** The offset of the first known cell of [from, to); `to` if there is none. */
export function nextKnown(segment: i32, from: u32, to: u32): u32 {
  let offset = from;
  while (offset < to) {
    const cell = cellPointer(segment, offset);
    if (cell < NO_PAGE) offset = (offset | (PAGE_CELLS - 1)) + 1;
    else if (load<u64>(cell) != 0) return offset;
    else offset++;
  }
  return to;
}
