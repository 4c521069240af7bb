// The recording. Memory is write-once and an instruction is determined by it, so the registers of any step follow
// from those of an earlier one by running again without writing (ghost-run.ts). Kept are the registers of every
// 1024th step, and those of each step before which something other than an instruction moved them.
import { allocate } from './heap';
import { isRecording } from './pages';
import { apOffset, fpOffset, fpSegment, pcOffset, pcSegment, step } from './registers';

const CHECKPOINT_BITS: u32 = 10;
export const CHECKPOINT_MASK: u32 = (1 << CHECKPOINT_BITS) - 1;

// One entry: step, segment and offset of pc, ap, segment and offset of fp. (ap is always in the execution segment.)
// @ts-ignore: decorator
@inline export const BYTES: usize = 24;
// @ts-ignore: decorator
@inline export const STEP: usize = 0;
// @ts-ignore: decorator
@inline export const PC_SEGMENT: usize = 4;
// @ts-ignore: decorator
@inline export const PC: usize = 8;
// @ts-ignore: decorator
@inline export const AP: usize = 12;
// @ts-ignore: decorator
@inline export const FP_SEGMENT: usize = 16;
// @ts-ignore: decorator
@inline export const FP: usize = 20;

const CHUNK_BITS: u32 = 12;
const chunks: usize = memory.data(4 * 1024);
let count: u32 = 0;

// @ts-ignore: decorator
@inline function checkpoint(index: u32): usize {
  return <usize>load<u32>(chunks + ((index >> CHUNK_BITS) << 2)) + <usize>(index & ((1 << CHUNK_BITS) - 1)) * BYTES;
}

export function save(slot: usize, now: u32, pcS: i32, pc: u32, ap: u32, fpS: i32, fp: u32): void {
  store<u32>(slot, now, STEP);
  store<i32>(slot, pcS, PC_SEGMENT); store<u32>(slot, pc, PC);
  store<u32>(slot, ap, AP);
  store<i32>(slot, fpS, FP_SEGMENT); store<u32>(slot, fp, FP);
}

/** Keeps the registers before step `now`, a multiple of 1024. Without a recording only the last of them are kept. */
export function saveCheckpoint(now: u32, pcS: i32, pc: u32, ap: u32, fpS: i32, fp: u32): void {
  const index = isRecording() ? now >> CHECKPOINT_BITS : 0;
  const chunk = chunks + ((index >> CHUNK_BITS) << 2);
  if (load<u32>(chunk) == 0) store<u32>(chunk, <u32>allocate(BYTES << CHUNK_BITS));
  save(checkpoint(index), now, pcS, pc, ap, fpS, fp);
  count = max(count, index + 1);
}

/** Makes the present registers the first checkpoint, so that there is always one. */
export function startRecording(): void { saveCheckpoint(step, pcSegment, pcOffset, apOffset, fpSegment, fpOffset); }

/** The last checkpoint at or below a step. */
export function checkpointBelow(target: u32): usize { return checkpoint(min(target >> CHECKPOINT_BITS, count - 1)); }

// The moves, in order of their steps: an array that doubles.
let moves: usize = 0;
let moveCount: u32 = 0;
let moveCapacity: u32 = 0;

// @ts-ignore: decorator
@inline export function moveAt(index: u32): usize { return moves + <usize>index * BYTES; }

/** The step of a move; none: a step that is never reached. */
export function stepOfMove(index: u32): u32 { return index < moveCount ? load<u32>(moveAt(index), STEP) : u32.MAX_VALUE; }

/** Keeps the present registers as those with which the present step runs, whatever the step before it left. */
export function noteMove(): void {
  if (moveCount == 0 || load<u32>(moveAt(moveCount - 1), STEP) != step) {
    if (moveCount == moveCapacity) {
      moveCapacity = max(16, 2 * moveCapacity);
      const grown = allocate(<usize>moveCapacity * BYTES);
      memory.copy(grown, moves, <usize>moveCount * BYTES);
      moves = grown;
    }
    moveCount++;
  }
  save(moveAt(moveCount - 1), step, pcSegment, pcOffset, apOffset, fpSegment, fpOffset);
}

/** The index of the first move at or above a step. */
export function firstMove(from: u32): u32 {
  let low: u32 = 0, high = moveCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(moveAt(middle), STEP) < from) low = middle + 1; else high = middle;
  }
  return low;
}
