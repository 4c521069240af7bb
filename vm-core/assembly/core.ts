// What the wasm module offers to vm-core/src/core: nothing is computed here.
import { allocate } from './heap';
import { cellPointer, storeCell } from './pages';
import { FAR, hasSegment } from './segments';
import { packLimbs, poolPointer, relocatableWord, smallWord, UNKNOWN } from './word';
import { isValid } from './deduce';
import { verifySignature } from './ecdsa';

export { addSegment, addTemporarySegment, getSegmentCount, getTemporaryCount, hasSegment, setKind, setRule } from './segments';
export { doNotRecord, isRecording, nextKnown, setWriter, usedSize, writerOf } from './pages';
export { isAccessed, countAccessed, markRange, stampUnaccessed } from './accessed-cells';
export { poolSize } from './word';
export { markSought, markStop } from './decode';
export { deduce, ruleFor } from './deduce';
export { findUnprovenOperation } from './mod-check';
export { countKnown, findGivenOutput, findMissingInput, findStray, findUnprovenOutput, partLimits } from './end-of-run';
export { pcSegment, pcOffset, apSegment, apOffset, fpSegment, fpOffset, step, getStep, pcKey, apKey, fpKey, setPc, setAp, setFp, setStep } from './registers';
export { noteMove, startRecording } from './checkpoints';
export { recover, replayFrom, replay, replayPcSegment, replayPc, replayAp, replayFpSegment, replayFp } from './ghost-run';
export { findAccesses, findSought, markExecuted, lowestOffset, highestOffset, seekFrame, stampExecuted } from './ghost-run';
export { nextWrite, stampOfKnown, usedSizeAt } from './writers';
export { blake2sBlock, blake2sCompress } from './extensions';
export { exportCells, importCells } from './outputs';
export { setStarts, importFlat, followTrace, spreadPointers, madePointers, misfit, misfitSegment, misfitOffset } from './file-run';
export { run, setHaveRules } from './step-loop';
export { allocate };
export { heapExhausted, setHeapLimit } from './heap';

/** 32 bytes through which felts that do not fit in a word pass in and out. */
export const limbs: usize = memory.data(32);

/** Four numbers of 32 bytes: a public key, a message, and the r and 1/s of a signature. */
export const signature: usize = memory.data(128);

/** The cell's word; for a big felt its limbs are put at `limbs` too. */
export function readCell(segment: i32, offset: u32): u64 {
  const word = load<u64>(cellPointer(segment, offset));
  if ((word & 3) == 3) memory.copy(limbs, poolPointer(<u32>(word >> 2)), 32);
  return word;
}

/**
 * What kind of word the cell holds (its tag in word.ts, 0 if it is unknown or there is no such segment); the word, or the
 * limbs of a big felt, are put at `limbs`: that is quicker than a 64-bit number, which JavaScript has to take apart.
 */
export function peekCell(segment: i32, offset: u32): u32 {
  if (!hasSegment(segment)) return 0;
  const word = load<u64>(cellPointer(segment, offset));
  if ((word & 3) == 3) memory.copy(limbs, poolPointer(<u32>(word >> 2)), 32);
  else store<u64>(limbs, word);
  return <u32>(word & 3);
}

/** The limbs of a big felt's word, put at `limbs`. */
export function readBig(word: u64): void { memory.copy(limbs, poolPointer(<u32>(word >> 2)), 32); }

/** The word of the felt whose limbs are at `limbs`. */
export function packFelt(): u64 { return packLimbs(limbs); }

/** Writes an unknown cell; false if the offset is too far (no check of the value). */
export function writeCell(segment: i32, offset: u32, word: u64, stamp: u32): bool {
  if (offset >= FAR) return false;
  storeCell(segment, offset, word, stamp);
  return true;
}

/** Is the segment there, and the cell unknown? */
export function isFree(segment: i32, offset: u32): bool {
  return hasSegment(segment) && load<u64>(cellPointer(segment, offset)) == UNKNOWN;
}

/** As writeCell for a felt that small, and for a pointer. */
export function writeNumber(segment: i32, offset: u32, value: i32, stamp: u32): void {
  storeCell(segment, offset, smallWord(value), stamp);
}
export function writePointer(segment: i32, offset: u32, toSegment: i32, toOffset: u32, stamp: u32): void {
  storeCell(segment, offset, relocatableWord(toSegment, toOffset), stamp);
}

/** Would the segment's builtin take this value? */
export function accepts(segment: i32, word: u64): bool { return isValid(segment, word); }

/** Is what is at `signature` valid? Message, r and 1/s are below 2^251, and r and 1/s not 0. */
export function isSignature(): bool {
  return verifySignature(signature, signature + 32, signature + 64, signature + 96);
}
