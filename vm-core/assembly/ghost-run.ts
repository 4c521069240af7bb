// Runs executed instructions again without writing: memory holds already what they wrote. This regenerates registers,
// which are not recorded, finds out which cells the instructions accessed, and finds steps by their pc.
import { markAccessed, stampAccesses } from './accessed-cells';
import { cellPointer, PAGE_BITS } from './pages';
import { addWords, isRelocatable, multiplyWords, offsetOf, relocatableWord, segmentOf, smallValue, UNKNOWN } from './word';
import { AP_ADD, AP_ADD1, BLAKE2S, BLAKE2S_FINALIZE, CALL, CALL_REL, codePage, COPY, decode, DST, DST_FP, FLAGS, IMMEDIATE, IS_MARKED, IS_SOUGHT, JUMP, JUMP_IF, KIND, LAST_ASSERTION, LAST_SHORT, OP0_FP, PC_JNZ, PC_JUMP, PC_JUMP_REL, RES_ADD, RET, slotIn, STOP_HERE, TARGET } from './decode';
import { AP, BYTES, checkpointBelow, firstMove, FP, FP_SEGMENT, moveAt, PC, PC_SEGMENT, save, STEP, stepOfMove } from './checkpoints';
import { apSegment, setAp, setFp, setPc, step } from './registers';
import { relocated } from './relocation-rules';

// The ghost's own registers and clock.
export let replayPcSegment: i32 = 0;
export let replayPc: u32 = 0;
export let replayAp: u32 = 0;
export let replayFpSegment: i32 = 0;
export let replayFp: u32 = 0;
let replayStep: u32 = 0;

function standAt(registers: usize): void {
  replayPcSegment = load<i32>(registers, PC_SEGMENT); replayPc = load<u32>(registers, PC);
  replayAp = load<u32>(registers, AP);
  replayFpSegment = load<i32>(registers, FP_SEGMENT); replayFp = load<u32>(registers, FP);
}

/** Puts the ghost at the last checkpoint at or below `target`; returns the checkpoint's step. */
export function replayFrom(target: u32): u32 {
  const checkpoint = checkpointBelow(target);
  standAt(checkpoint);
  replayStep = load<u32>(checkpoint, STEP);
  return replayStep;
}

/** Where to read the cell at pointer + off: in a temporary segment, or where its rule leads, if only that is known. */
function behind(pointer: u64, off: i32): usize {
  const cell = cellPointer(segmentOf(pointer), <u32>(<i64>offsetOf(pointer) + off));
  if (segmentOf(pointer) >= 0 || load<u64>(cell) != UNKNOWN) return cell;
  const moved = relocated(pointer);
  return cellPointer(segmentOf(moved), <u32>(<i64>offsetOf(moved) + off));
}

function markBehind(pointer: u64, off: i32): void {
  const moved = relocated(pointer);
  markAccessed(segmentOf(moved), <u32>(<i64>offsetOf(moved) + off));
}

function mark(segment: i32, offset: u32): void {
  if (segment >= 0) markAccessed(segment, offset);
  else markBehind(relocatableWord(segment, offset), 0);
}

/** cairo-vm counts the cells that Blake2s writes as accessed, but not those of the state and the message. */
function markNewState(pointer: u64): void {
  for (let i = 0; i < 8; i++) markBehind(pointer, i);
}

/** Do cells get the stamp of the instruction that accesses them first? */
let stamps: bool = false;

/** The lowest and the highest offset in the instructions that `markUpTo` has seen, biased by 2^15 as in their words. */
export let lowestOffset: u32 = 0xffff;
export let highestOffset: u32 = 0;

// @ts-ignore: decorator
@inline function noteOffset(biased: u32): void {
  if (biased < lowestOffset) lowestOffset = biased;
  if (biased > highestOffset) highestOffset = biased;
}

/** Where the segment starts in the trace; nothing to tell without one. */
// @ts-ignore: decorator
@inline function startOf(out: usize, starts: usize, segment: i32): u64 { return out == 0 ? 0 : load<u64>(starts + (<usize>segment << 3)); }

// What `findSought` looks for, where it puts it, and how many it found.
let wantsFp: bool = false, wantedFpSegment: i32 = 0, wantedFp: u32 = 0;
let findings: usize = 0, foundCount: u32 = 0;
// The cells that `findAccesses` looks for.
let wantedSegment: i32 = 0, wantedFrom: u32 = 0, wantedCells: u32 = 0;

// @ts-ignore: decorator
@inline function isWanted(segment: i32, offset: u32): bool { return segment == wantedSegment && offset - wantedFrom < wantedCells; }

/** Is the cell at pointer + off a wanted one? */
function isWantedBehind(pointer: u64, off: i32): bool {
  const moved = relocated(pointer);
  return isRelocatable(moved) && isWanted(segmentOf(moved), <u32>(<i64>offsetOf(moved) + off));
}

/**
 * `out` 0: write no trace. `marks`: mark accessed cells. `finds`: look for sought addresses. `watches`: look for instructions that
 * access wanted cells. All are constants of each call, which is inlined.
 */
// @ts-ignore: decorator
@inline function advance(steps: u32, out: usize, starts: usize, marks: bool, finds: bool, watches: bool): void {
  let pcS = replayPcSegment, pc = replayPc, ap = replayAp, fpS = replayFpSegment, fp = replayFp;
  const apS = apSegment, end = replayStep + steps;
  let pcStart = startOf(out, starts, pcS), fpStart = startOf(out, starts, fpS);
  const apStart = startOf(out, starts, apS);
  let move = firstMove(replayStep), moveStep = stepOfMove(move); // a move at the end is the last one made
  let pageS = pcS, pageN = pc >>> PAGE_BITS, code = codePage(pcS, pc);
  for (let now = replayStep; now < end; now++) {
    if (now == moveStep) {
      standAt(moveAt(move));
      pcS = replayPcSegment; pc = replayPc; ap = replayAp; fpS = replayFpSegment; fp = replayFp;
      pcStart = startOf(out, starts, pcS); fpStart = startOf(out, starts, fpS);
      moveStep = stepOfMove(++move);
    }
    if (out != 0) {
      store<u64>(out, apStart + ap); store<u64>(out, fpStart + fp, 8); store<u64>(out, pcStart + pc, 16);
      out += 24;
    }
    if ((pc >>> PAGE_BITS) != pageN || pcS != pageS) { pageS = pcS; pageN = pc >>> PAGE_BITS; code = codePage(pcS, pc); }
    const slot = slotIn(code, pc);
    if (load<u64>(slot) == 0) decode(pcS, pc, slot);
    if (finds && load<u8>(slot, IS_SOUGHT) != 0 && (!wantsFp || (fp == wantedFp && fpS == wantedFpSegment))) {
      save(findings + <usize>foundCount * BYTES, now, pcS, pc, ap, fpS, fp);
      foundCount++;
    }
    const kind = load<u8>(slot, KIND) & ~STOP_HERE;
    const flags = <u32>load<u16>(slot, FLAGS);
    // Short paths, as in the step loop.
    if (!marks && !watches && kind >= COPY && kind <= LAST_SHORT) {
      if (kind <= LAST_ASSERTION) { pc += 1 + ((flags >> 2) & 1); ap += (flags >> 11) & 1; continue; }
      if (kind == JUMP) { pc = load<u32>(slot, TARGET); ap += (flags >> 11) & 1; continue; }
      if (kind == CALL_REL) { pc = load<u32>(slot, TARGET); ap += 2; fp = ap; fpS = apS; fpStart = apStart; continue; }
      const dst = load<u64>(cellPointer(flags & DST_FP ? fpS : apS, (flags & DST_FP ? fp : ap) + <i32>load<i16>(slot, DST)));
      if (kind == JUMP_IF) { pc = dst == 1 ? pc + 2 : load<u32>(slot, TARGET); ap += (flags >> 11) & 1; continue; }
    }
    const d = load<u64>(slot);
    const source = (flags >> 2) & 7, opcode = (flags >> 12) & 7, pcUpdate = (flags >> 7) & 7, apUpdate = (flags >> 10) & 3;
    const size: u32 = source == 1 ? 2 : 1;
    const dstS = flags & DST_FP ? fpS : apS, dstO = (flags & DST_FP ? fp : ap) + <i32><i16>d;
    const op0S = flags & OP0_FP ? fpS : apS, op0O = (flags & OP0_FP ? fp : ap) + <i32><i16>(d >> 16);
    const off = <i32><i16>(d >> 32);
    if (watches) {
      const isOp1 = source == 2 ? isWanted(fpS, fp + off) : source == 4 ? isWanted(apS, ap + off)
        : source == 0 && isWantedBehind(load<u64>(cellPointer(op0S, op0O)), off);
      if (isOp1 || isWanted(dstS, dstO) || isWanted(op0S, op0O)) {
        save(findings + <usize>foundCount * BYTES, now, pcS, pc, ap, fpS, fp);
        foundCount++;
      }
    }
    if (marks) {
      if (stamps) stampAccesses(now + 1);
      mark(dstS, dstO); mark(op0S, op0O);
      if (load<u8>(slot, IS_MARKED) == 0) {
        store<u8>(slot, 1, IS_MARKED);
        mark(pcS, pc);
        if (source == 1) mark(pcS, pc + 1);
        noteOffset(0x8000 + <i32><i16>d); noteOffset(0x8000 + <i32><i16>(d >> 16)); noteOffset(0x8000 + off);
      }
      if (source == 2) mark(fpS, fp + off);
      else if (source == 4) mark(apS, ap + off);
      else if (source == 0) markBehind(load<u64>(cellPointer(op0S, op0O)), off);
      if (opcode == BLAKE2S || opcode == BLAKE2S_FINALIZE) markNewState(load<u64>(cellPointer(apS, ap)));
    }
    const needsRes = pcUpdate == PC_JUMP || pcUpdate == PC_JUMP_REL || apUpdate == AP_ADD;
    let nextPcS = pcS, nextPc = pc + size, nextAp = ap;
    if (needsRes || pcUpdate == PC_JNZ) {
      const op0 = load<u64>(cellPointer(op0S, op0O));
      const op1 = source == 1 ? load<u64>(slot, IMMEDIATE)
        : source == 2 ? load<u64>(cellPointer(fpS, fp + off))
        : source == 4 ? load<u64>(cellPointer(apS, ap + off))
        : load<u64>(behind(op0, off));
      const kind = (flags >> 5) & 3;
      const res = !needsRes || kind == 0 ? op1 : kind == RES_ADD ? addWords(op0, op1) : multiplyWords(op0, op1);
      if (pcUpdate == PC_JUMP) {
        const to = relocated(res);
        nextPcS = segmentOf(to); nextPc = <u32>offsetOf(to);
        pcStart = startOf(out, starts, nextPcS);
      }
      else if (pcUpdate == PC_JUMP_REL) nextPc = pc + <u32>smallValue(res);
      else if (pcUpdate == PC_JNZ) {
        if (load<u64>(cellPointer(dstS, dstO)) != 1) nextPc = pc + <u32>smallValue(op1);
      }
      if (apUpdate == AP_ADD) nextAp = ap + <u32>smallValue(res);
    }
    if (apUpdate == AP_ADD1) nextAp = ap + 1;
    if (opcode == CALL) { nextAp = ap + 2; fpS = apS; fp = nextAp; fpStart = apStart; }
    else if (opcode == RET) {
      const dst = relocated(load<u64>(cellPointer(dstS, dstO)));
      fpS = segmentOf(dst); fp = <u32>offsetOf(dst);
      fpStart = startOf(out, starts, fpS);
    }
    pcS = nextPcS; pc = nextPc; ap = nextAp;
  }
  replayPcSegment = pcS; replayPc = pc; replayAp = ap; replayFpSegment = fpS; replayFp = fp;
  replayStep = end;
  if (stepOfMove(move) == end) standAt(moveAt(move));
}

/**
 * Replays `steps` executed instructions. If `out` is not 0, the registers before each of them go there in the
 * form of the trace file (ap, fp, pc; 64 bits each), relocated by the table of segment starts at `starts`.
 */
export function replay(steps: u32, out: usize, starts: usize): void {
  if (out != 0) advance(steps, out, starts, false, false, false);
  else advance(steps, 0, 0, false, false, false);
}

let markedSteps: u32 = 0;

/** Marks what all instructions executed so far accessed: dst, op0, op1 and pc, as cairo-lang's `accessed_addresses`. */
export function markExecuted(): void {
  if (markedSteps == step) return;
  const from = replayFrom(markedSteps);
  advance(markedSteps - from, 0, 0, false, false, false);
  advance(step - markedSteps, 0, 0, true, false, false);
  markedSteps = step;
}

/** `findSought` finds only the steps with this fp; without `only`, those with any. */
export function seekFrame(only: bool, segment: i32, offset: u32): void {
  wantsFp = only; wantedFpSegment = segment; wantedFp = offset;
}

/**
 * Finds the executed steps of [from, to) at addresses that `markSought` has marked. They go to `out`, with their registers, in the form
 * of checkpoints. Returns how many they are.
 */
export function findSought(from: u32, to: u32, out: usize): u32 {
  findings = out; foundCount = 0;
  const checkpoint = replayFrom(from);
  advance(from - checkpoint, 0, 0, false, false, false);
  advance(to - from, 0, 0, false, true, false);
  return foundCount;
}

/** As `findSought`: the steps whose instructions have one of `cells` cells for an operand, from an address on. */
export function findAccesses(segment: i32, offset: u32, cells: u32, from: u32, to: u32, out: usize): u32 {
  wantedSegment = segment; wantedFrom = offset; wantedCells = cells;
  findings = out; foundCount = 0;
  const checkpoint = replayFrom(from);
  advance(from - checkpoint, 0, 0, false, false, false);
  advance(to - from, 0, 0, false, false, true);
  return foundCount;
}

/**
 * As `markExecuted`, for a run whose memory was there before it: cells get the stamp of the instruction that accessed
 * them first. Those that were marked before keep theirs.
 */
export function stampExecuted(): void {
  stamps = true;
  markExecuted();
  stamps = false;
  stampAccesses(0);
}

/** The same for a step that is not counted yet, the one that the ghost stands at. */
export function replayStamped(): void {
  stamps = true;
  advance(1, 0, 0, true, false, false);
  stamps = false;
  stampAccesses(0);
  markedSteps = replayStep;
}

/** After a trap in the step loop: puts the registers to where they were before the instruction that did not end. */
export function recover(): void {
  replay(step - replayFrom(step), 0, 0);
  setPc(replayPcSegment, replayPc); setAp(apSegment, replayAp); setFp(replayFpSegment, replayFp);
}
