// The list of segments. Their cells: pages.ts.
import { allocate } from './heap';

/** Offsets from here on are refused by writes: sizes of segments stay below 2^31. */
export const FAR: u32 = 0x7fffffff;

const MAX_SEGMENTS: i32 = 1 << 19;
const MAX_TEMPORARY: i32 = 1 << 16;

// One entry a segment. Temporary segments (-1, -2, ...) lie below the base.
const ENTRY_BITS: usize = 6;
// @ts-ignore: decorator
@inline export const PAGES: usize = 0;     // pointer to the page table
// @ts-ignore: decorator
@inline export const COUNT: usize = 4;     // length of the page table
// @ts-ignore: decorator
@inline export const MADE: usize = 8;      // how many of its pages there are
// @ts-ignore: decorator
@inline export const FAR_TOP: usize = 12;  // 1 + the highest page that is not in the table but in far-pages.ts; or 0
// @ts-ignore: decorator
@inline const KIND: usize = 16;            // of builtin
// @ts-ignore: decorator
@inline const RULE: usize = 24;            // a temporary segment's relocation rule: the word of its destination, or 0

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

let base: usize = 0;
let segmentRoom: i32 = 0;
let temporaryRoom: i32 = 0;
let segmentCount: i32 = 0;
let temporaryCount: i32 = 0;

// @ts-ignore: decorator
@inline export function hasSegment(segment: i32): bool { return segment < segmentCount && segment >= -temporaryCount; }

/** The segment's entry. Hints can make pointers into segments that are not there: to read, they are like empty ones. */
// @ts-ignore: decorator
@inline export function entry(segment: i32): usize { return segment < segmentRoom && segment >= -temporaryRoom ? base + (<usize>segment << ENTRY_BITS) : 0; }

/** Makes room for a segment that is there or will be: twice as much room as there was, or more. */
export function makeRoom(segment: i32): void {
  let temporary = max(16, temporaryRoom), real = max(64, segmentRoom);
  while (-segment > temporary) temporary <<= 1;
  while (segment >= real) real <<= 1;
  if (temporary == temporaryRoom && real == segmentRoom) return;
  const grown = allocate(<usize>(temporary + real) << ENTRY_BITS) + (<usize>temporary << ENTRY_BITS);
  const used = <usize>temporaryRoom << ENTRY_BITS;
  memory.copy(grown - used, base - used, used + (<usize>segmentRoom << ENTRY_BITS));
  base = grown; temporaryRoom = temporary; segmentRoom = real;
}

export function addSegment(): i32 {
  if (segmentCount == MAX_SEGMENTS) return -1;
  makeRoom(segmentCount);
  return segmentCount++;
}

export function addTemporarySegment(): i32 {
  if (temporaryCount == MAX_TEMPORARY) return 0;
  makeRoom(-temporaryCount - 1);
  return -(++temporaryCount);
}

export function getSegmentCount(): i32 { return segmentCount; }
export function getTemporaryCount(): i32 { return temporaryCount; }

export function kindOf(segment: i32): u32 { return load<u32>(entry(segment), KIND); }
export function setKind(segment: i32, kind: u32): void { store<u32>(entry(segment), kind, KIND); }

/** Where pointers into a temporary segment lead: the word of its destination; 0 without a rule. */
export function ruleOf(segment: i32): u64 { return load<u64>(entry(segment), RULE); }
export function setRule(segment: i32, destination: u64): void { store<u64>(entry(segment), destination, RULE); }
