// The run of another VM, made anew from its trace and its memory. There, all segments lie behind one another and a
// pointer is a number. The trace says which instruction comes next; a number becomes a pointer again where the run
// proves that it was one: it was dereferenced, or follows from a pointer by an assertion.
import { CALL, ASSERT_EQ, codePage, decode, DST_FP, FLAGS, IMMEDIATE, OP0_FP, PC_JUMP, RES_ADD, RET, slotIn } from './decode';
import { CHECKPOINT_MASK, saveCheckpoint } from './checkpoints';
import { replayAp, replayFp, replayFpSegment, replayPc, replayPcSegment, replayStamped } from './ghost-run';
import { cellPointer, storeCell } from './pages';
import { apSegment, setAp, setFp, setPc, setStep, step } from './registers';
import { FAR } from './segments';
import { addWords, dropFelts, isRelocatable, isSmall, multiplyWords, offsetOf, packLimbs, poolSize, relocatableWord, same, segmentOf, smallValue, smallWord, UNKNOWN } from './word';

const CELL_BYTES: usize = 40, STEP_BYTES: usize = 24;
/** Highest limb of P; see word.ts. */
const P3: u64 = 0x0800000000000011;

// Where each segment starts in the files, in order (64 bits each).
let starts: usize = 0;
let count: i32 = 0;
export function setStarts(table: usize, segments: i32): void { starts = table; count = segments; }

// @ts-ignore: decorator
@inline function startOf(segment: i32): u64 { return load<u64>(starts + (<usize>segment << 3)); }

/** The segment of an address: of those that start there, the last, since the others are empty. -1: none. */
function segmentAt(address: u64): i32 {
  let segment = count - 1;
  while (segment >= 0 && startOf(segment) > address) segment--;
  return segment;
}

// @ts-ignore: decorator
@inline function addressOf(segment: i32, offset: u64): u64 { return segment < 0 || segment >= count ? 0 : startOf(segment) + offset; }

/** The word as a number of the files. */
// @ts-ignore: decorator
@inline function flat(word: u64): u64 { return isRelocatable(word) ? smallWord(<i64>addressOf(segmentOf(word), offsetOf(word))) : word; }

/** Is the number below P, so that it is a felt? */
function isBelowPrime(limbs: usize): bool {
  const top = load<u64>(limbs, 24);
  return top < P3 || (top == P3 && (load<u64>(limbs) | load<u64>(limbs, 8) | load<u64>(limbs, 16)) == 0);
}

/** Why a cell or a step of the files does not fit. */
export const FITS: u32 = 0, NO_PLACE: u32 = 1, NO_FELT: u32 = 2, OTHER_VALUE: u32 = 3, OTHER_REGISTERS: u32 = 4, NO_INSTRUCTION: u32 = 5, NO_VALUE: u32 = 6, NO_ADDRESS: u32 = 7, CONTRADICTION: u32 = 8;
export let misfit: u32 = FITS;
/** The cell that it is about. */
export let misfitSegment: i32 = 0;
export let misfitOffset: u32 = 0;

function refuse(reason: u32, segment: i32, offset: u32): bool {
  misfit = reason; misfitSegment = segment; misfitOffset = offset;
  return false;
}

/** Loads `cells` entries of the memory file; returns how many of them fit. */
export function importFlat(from: usize, cells: u32): u32 {
  for (let i: u32 = 0; i < cells; i++, from += CELL_BYTES) {
    const address = load<u64>(from), segment = segmentAt(address);
    if (segment < 0 || address - startOf(segment) >= FAR) { refuse(NO_PLACE, 0, 0); return i; }
    if (!isBelowPrime(from + 8)) { refuse(NO_FELT, 0, 0); return i; }
    const offset = <u32>(address - startOf(segment)), known = load<u64>(cellPointer(segment, offset)), word = packLimbs(from + 8);
    if (known == UNKNOWN) storeCell(segment, offset, word, 0);
    else if (!same(flat(known), word)) { refuse(OTHER_VALUE, segment, offset); return i; }
  }
  return cells;
}

// The operands of an instruction: its flags, and where their cells are; op1 is 0 if it is the immediate.
let slot: usize = 0, flags: u32 = 0;
let dst: usize = 0, op0: usize = 0, op1: usize = 0;

/** How many numbers became pointers. */
export let madePointers: u32 = 0;

/** Makes a cell that holds a number hold the pointer into the segment. */
function makePointer(cell: usize, segment: i32): bool {
  const word = load<u64>(cell);
  if (!isSmall(word) || segment < 0 || segment >= count || smallValue(word) < <i64>startOf(segment)) return false;
  const offset = smallValue(word) - <i64>startOf(segment);
  if (offset >= <i64>FAR) return false;
  store<u64>(cell, relocatableWord(segment, <u32>offset));
  madePointers++;
  return true;
}

function known(cell: usize, segment: i32, offset: u32): bool {
  return load<u64>(cell) != UNKNOWN || refuse(NO_VALUE, segment, offset);
}

/** Finds the operands of the instruction at pc; op0 becomes a pointer if it is dereferenced. */
function findOperands(pcS: i32, pc: u32, ap: u32, fpS: i32, fp: u32): bool {
  const code = codePage(pcS, pc);
  if (code == 0) return refuse(NO_INSTRUCTION, pcS, pc);
  slot = slotIn(code, pc);
  if (load<u64>(slot) == 0 && !decode(pcS, pc, slot)) return refuse(NO_INSTRUCTION, pcS, pc);
  const d = load<u64>(slot), off = <i32><i16>(d >> 32);
  flags = <u32>load<u16>(slot, FLAGS);
  const dstS = flags & DST_FP ? fpS : apSegment, dstO = (flags & DST_FP ? fp : ap) + <i32><i16>d;
  const op0S = flags & OP0_FP ? fpS : apSegment, op0O = (flags & OP0_FP ? fp : ap) + <i32><i16>(d >> 16);
  dst = cellPointer(dstS, dstO);
  op0 = cellPointer(op0S, op0O);
  if (!known(dst, dstS, dstO) || !known(op0, op0S, op0O)) return false;
  const source = (flags >> 2) & 7;
  if (source == 1) { op1 = 0; return true; }
  let op1S = source == 2 ? fpS : apSegment, op1O = (source == 2 ? fp : ap) + off;
  if (source == 0) {
    const word = load<u64>(op0);
    if (!isRelocatable(word) && !(isSmall(word) && makePointer(op0, segmentAt(<u64>(smallValue(word) + off))))) {
      return refuse(NO_ADDRESS, op0S, op0O);
    }
    op1S = segmentOf(load<u64>(op0)); op1O = <u32>offsetOf(load<u64>(op0)) + off;
  }
  op1 = cellPointer(op1S, op1O);
  return known(op1, op1S, op1O);
}

// @ts-ignore: decorator
@inline function op1Word(): u64 { return op1 == 0 ? load<u64>(slot, IMMEDIATE) : load<u64>(op1); }

function isTrue(): bool {
  const kind = (flags >> 5) & 3, a = flat(load<u64>(op0)), b = flat(op1Word()), felts = poolSize();
  const res = kind == 0 ? b : kind == RES_ADD ? addWords(a, b) : multiplyWords(a, b);
  const isSame = same(flat(load<u64>(dst)), res);
  dropFelts(felts);
  return isSame;
}

/** What an assertion that holds says of pointers: a sum with one is one, and a copy of one too. */
function spread(): void {
  const kind = (flags >> 5) & 3;
  const isDst = isRelocatable(load<u64>(dst)), isOp1 = isRelocatable(op1Word());
  if (kind == 0) {
    if (isOp1 && !isDst) makePointer(dst, segmentOf(load<u64>(op1)));
    else if (isDst && !isOp1 && op1 != 0) makePointer(op1, segmentOf(load<u64>(dst)));
  } else if (kind == RES_ADD) {
    const isOp0 = isRelocatable(load<u64>(op0));
    if (isDst) { if (op1 == 0 && !isOp0) makePointer(op0, segmentOf(load<u64>(dst))); }
    else if (isOp0 != isOp1) makePointer(dst, segmentOf(isOp0 ? load<u64>(op0) : load<u64>(op1)));
  }
}

/** Is the instruction what the files say? Its pointers are pointers then. */
function learn(pcS: i32, pc: u32, ap: u32, fpS: i32, fp: u32): bool {
  if (!findOperands(pcS, pc, ap, fpS, fp)) return false;
  const opcode = (flags >> 12) & 7, size: u32 = op1 == 0 ? 2 : 1;
  if (opcode == CALL) {
    const frame = relocatableWord(fpS, fp), back = relocatableWord(pcS, pc + size);
    if (!same(flat(load<u64>(dst)), flat(frame)) || !same(flat(load<u64>(op0)), flat(back))) return refuse(CONTRADICTION, pcS, pc);
    store<u64>(dst, frame); store<u64>(op0, back);
  }
  if (opcode == RET && !isRelocatable(load<u64>(dst)) && !makePointer(dst, apSegment)) return refuse(CONTRADICTION, pcS, pc);
  if (opcode == ASSERT_EQ) {
    if (!isTrue()) return refuse(CONTRADICTION, pcS, pc);
    spread();
  }
  if (((flags >> 7) & 7) == PC_JUMP) {
    // Only the target of a plain jump is known to be an address; the sum of one has no form as a number.
    if (((flags >> 5) & 3) != 0 || op1 == 0) return refuse(NO_ADDRESS, pcS, pc);
    const word = load<u64>(op1);
    if (!isRelocatable(word) && !(isSmall(word) && makePointer(op1, segmentAt(<u64>smallValue(word))))) return refuse(NO_ADDRESS, pcS, pc);
  }
  return true;
}

/** Goes along `steps` entries of the trace from where the ghost stands; returns how many of them fit. */
export function followTrace(from: usize, steps: u32): u32 {
  let i: u32 = 0;
  misfit = FITS;
  for (; i < steps; i++, from += STEP_BYTES) {
    const pcS = replayPcSegment, pc = replayPc, ap = replayAp, fpS = replayFpSegment, fp = replayFp;
    if (load<u64>(from) != addressOf(apSegment, ap) || load<u64>(from, 8) != addressOf(fpS, fp) || load<u64>(from, 16) != addressOf(pcS, pc)) {
      refuse(OTHER_REGISTERS, pcS, pc);
      break;
    }
    if (!learn(pcS, pc, ap, fpS, fp)) break;
    const now = step + i;
    if ((now & CHECKPOINT_MASK) == 0) saveCheckpoint(now, pcS, pc, ap, fpS, fp);
    replayStamped();
  }
  setPc(replayPcSegment, replayPc); setAp(apSegment, replayAp); setFp(replayFpSegment, replayFp);
  setStep(step + i);
  return i;
}

/**
 * Goes along `steps` entries that fit, or back from their end: what is known of pointers by now is true of what they
 * came from, too, and of what came from that.
 */
export function spreadPointers(from: usize, steps: u32, isBack: bool): void {
  for (let i: u32 = 0; i < steps; i++) {
    const at = from + <usize>(isBack ? steps - 1 - i : i) * STEP_BYTES, pcS = segmentAt(load<u64>(at, 16));
    const pc = <u32>(load<u64>(at, 16) - startOf(pcS)), ap = <u32>(load<u64>(at) - startOf(apSegment)), fp = <u32>(load<u64>(at, 8) - startOf(apSegment));
    if (findOperands(pcS, pc, ap, apSegment, fp) && ((flags >> 12) & 7) == ASSERT_EQ) spread();
  }
}
