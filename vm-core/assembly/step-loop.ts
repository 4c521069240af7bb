// The interpreter. It runs what is ordinary, fast; at anything else (an error, a rare form, a far offset) it
// leaves with the state before the instruction, and the caller runs that one instruction the exact, slow way.
import { cellIn, cellPointer, codePage, FAR, kindOf, makePage, PAGE_BITS, pageCountOf, pagesOf, storeCell, storeIn } from './segments';
import { addWords, isRelocatable, isSmall, multiplyWords, offsetOf, relocatableWord, same, segmentOf, smallValue, subtractWords, UNKNOWN } from './word';
import { AP_ADD, AP_ADD1, ASSERT_EQ, BLAKE2S, BLAKE2S_FINALIZE, CALL, decode, DST_FP, OP0_FP, PC_JNZ, PC_JUMP, PC_JUMP_REL, QM31_ASSERT_EQ, RES_ADD, RET, slotIn, STOP_BIT } from './decode';
import { blake2s, qm31Add, qm31Multiply } from './extensions';
import { deduce, isOutput, isValid } from './deduce';
import { CHECKPOINT_MASK, saveCheckpoint } from './checkpoints';
import { apOffset, apSegment, fpOffset, fpSegment, pcOffset, pcSegment, setAp, setFp, setPc, setStep, step } from './registers';

export const DONE: i32 = 0, STOP: i32 = 1, SLOW: i32 = 2;
const NOTHING: u64 = u64.MAX_VALUE;

/** Writes a cell that is UNKNOWN; false if the exact path must do it (and perhaps raise). */
function write(segment: i32, offset: u32, word: u64, stamp: u32): bool {
  if (offset >= FAR || !isValid(segment, word)) return false;
  storeCell(segment, offset, word, stamp);
  return true;
}

/** Once there are relocation rules, pointers into temporary segments change as they are read: the exact path does it. */
let haveRules: bool = false;
export function setHaveRules(): void { haveRules = true; }
// @ts-ignore: decorator
@inline function isMoved(word: u64): bool { return haveRules && (word & 0x8000000000000003) == 0x8000000000000002; }

/**
 * Runs at most `maxSteps` instructions. `resume`: do not stop at the address where it starts.
 * ap and fp are both in the execution segment, whose page table is kept at hand; where fp is not, the exact path runs.
 */
export function run(maxSteps: u32, resume: bool): i32 {
  let pcS = pcSegment, pcO = pcOffset, ap = apOffset, fpS = fpSegment, fp = fpOffset;
  const stack = apSegment;
  let pages = pagesOf(stack), pageCount = pageCountOf(stack);
  let now = step;
  const end = now + maxSteps;
  let pageS = pcS, pageN = pcO >>> PAGE_BITS, code = codePage(pcS, pcO);
  let ignoreStop = resume;
  let outcome = DONE;
  let missing = NOTHING; // the offset of a write that found no page
  while (now < end) {
    if (missing != NOTHING) {
      // Make the page, and run the instruction anew.
      if (missing >= <u64>FAR) { outcome = SLOW; break; }
      makePage(stack, <u32>missing);
      pages = pagesOf(stack); pageCount = pageCountOf(stack);
      missing = NOTHING;
    }
    if ((pcO >>> PAGE_BITS) != pageN || pcS != pageS) { pageS = pcS; pageN = pcO >>> PAGE_BITS; code = codePage(pcS, pcO); }
    const slot = slotIn(code, pcO);
    let d = load<u64>(slot);
    if (<i64>d < 0) {
      if (!ignoreStop) { outcome = STOP; break; }
      d &= ~STOP_BIT;
    }
    if ((now & CHECKPOINT_MASK) == 0) saveCheckpoint(now, pcS, pcO, ap, fpS, fp);
    if (d == 0) d = decode(pcS, pcO, slot);
    if (d == 0 || fpS != stack) { outcome = SLOW; break; }
    const flags = <u32>(d >> 48);
    const stamp = now + 1;

    // Operands (Cairo whitepaper, section 4.5).
    const dstO = (flags & DST_FP ? fp : ap) + <i32><i16>d;
    const op0O = (flags & OP0_FP ? fp : ap) + <i32><i16>(d >> 16);
    const dst = load<u64>(cellIn(pages, pageCount, dstO));
    const op0 = load<u64>(cellIn(pages, pageCount, op0O));
    let op1: u64, op1S = stack, op1O: u32 = 0;
    const source = (flags >> 2) & 7;
    if (source == 1) op1 = load<u64>(slot, 8);
    else if (source != 0) {
      op1O = (source == 2 ? fp : ap) + <i32><i16>(d >> 32);
      op1 = load<u64>(cellIn(pages, pageCount, op1O));
    } else {
      if (!isRelocatable(op0) || isMoved(op0)) { outcome = SLOW; break; }
      const at = <i64>offsetOf(op0) + <i64><i16>(d >> 32);
      if (<u64>at >= <u64>FAR) { outcome = SLOW; break; }
      op1S = segmentOf(op0); op1O = <u32>at;
      op1 = load<u64>(cellPointer(op1S, op1O));
      if (op1 == UNKNOWN && kindOf(op1S) != 0) {
        op1 = deduce(op1S, op1O, stamp);
        // The rule may refuse its inputs: the exact path tells.
        if (op1 == UNKNOWN && isOutput(op1S, op1O)) { outcome = SLOW; break; }
      }
    }
    if (isMoved(dst) || isMoved(op0) || isMoved(op1)) { outcome = SLOW; break; }

    const size: u32 = source == 1 ? 2 : 1;
    const opcode = (flags >> 12) & 7;
    const kindOfRes = (flags >> 5) & 3;
    let res: u64 = UNKNOWN;
    if (opcode == ASSERT_EQ) {
      if (kindOfRes == 0) {
        if (op0 == UNKNOWN) { outcome = SLOW; break; }
        if (op1 == UNKNOWN) {
          if (dst == UNKNOWN) { outcome = SLOW; break; }
          if (op1S != stack) { if (!write(op1S, op1O, dst, stamp)) { outcome = SLOW; break; } }
          else if (!storeIn(pages, pageCount, op1O, dst, stamp)) { missing = op1O; continue; }
          op1 = dst;
        } else if (dst == UNKNOWN) {
          if (!storeIn(pages, pageCount, dstO, op1, stamp)) { missing = dstO; continue; }
        } else if (!same(dst, op1)) { outcome = SLOW; break; }
        res = op1;
      } else if (op0 != UNKNOWN && op1 != UNKNOWN) {
        res = kindOfRes == RES_ADD ? addWords(op0, op1) : multiplyWords(op0, op1);
        if (res == UNKNOWN) { outcome = SLOW; break; }
        if (dst == UNKNOWN) {
          if (!storeIn(pages, pageCount, dstO, res, stamp)) { missing = dstO; continue; }
        } else if (!same(dst, res)) { outcome = SLOW; break; }
      } else if (kindOfRes == RES_ADD && dst != UNKNOWN) {
        res = dst;
        if (op0 != UNKNOWN) {
          const difference = subtractWords(dst, op0);
          if (difference == UNKNOWN) { outcome = SLOW; break; }
          if (op1S != stack) { if (!write(op1S, op1O, difference, stamp)) { outcome = SLOW; break; } }
          else if (!storeIn(pages, pageCount, op1O, difference, stamp)) { missing = op1O; continue; }
        } else if (op1 != UNKNOWN) {
          const difference = subtractWords(dst, op1);
          if (difference == UNKNOWN) { outcome = SLOW; break; }
          if (!storeIn(pages, pageCount, op0O, difference, stamp)) { missing = op0O; continue; }
        } else { outcome = SLOW; break; }
      } else { outcome = SLOW; break; } // a division, or an unknown operand
    } else if (opcode == BLAKE2S || opcode == BLAKE2S_FINALIZE) {
      const target = load<u64>(cellIn(pages, pageCount, ap));
      if (isMoved(target) || !blake2s(dst, op0, op1, target, opcode == BLAKE2S_FINALIZE, stamp)) { outcome = SLOW; break; }
      pages = pagesOf(stack); pageCount = pageCountOf(stack);
    } else if (opcode == QM31_ASSERT_EQ) {
      res = kindOfRes == RES_ADD ? qm31Add(op0, op1) : qm31Multiply(op0, op1);
      if (res == UNKNOWN) { outcome = SLOW; break; }
      if (dst == UNKNOWN) {
        if (!storeIn(pages, pageCount, dstO, res, stamp)) { missing = dstO; continue; }
      } else if (!same(dst, res)) { outcome = SLOW; break; }
    } else {
      if (op1 == UNKNOWN) { outcome = SLOW; break; }
      const isCall = opcode == CALL;
      if (!isCall && (dst == UNKNOWN || op0 == UNKNOWN)) { outcome = SLOW; break; }
      const returnPc = relocatableWord(pcS, pcO + size), returnFp = relocatableWord(stack, fp);
      const left = op0 == UNKNOWN ? returnPc : op0;
      res = kindOfRes == 0 ? op1 : kindOfRes == RES_ADD ? addWords(left, op1) : multiplyWords(left, op1);
      if (res == UNKNOWN) { outcome = SLOW; break; }
      if (isCall) {
        if (left != returnPc) { outcome = SLOW; break; }
        if (dst == UNKNOWN ? dstO == op0O : dst != returnFp) { outcome = SLOW; break; }
        if (dst == UNKNOWN && !storeIn(pages, pageCount, dstO, returnFp, stamp)) { missing = dstO; continue; }
        if (op0 == UNKNOWN && !storeIn(pages, pageCount, op0O, returnPc, stamp)) { missing = op0O; continue; }
      }
    }

    // The next registers. Nothing is kept of them if one is not ordinary.
    const pcUpdate = (flags >> 7) & 7, apUpdate = (flags >> 10) & 3;
    let nextPcS = pcS, nextPcO = pcO + size, nextAp = ap;
    if (pcUpdate == PC_JUMP) {
      if (!isRelocatable(res) || offsetOf(res) >= <u64>FAR) { outcome = SLOW; break; }
      nextPcS = segmentOf(res); nextPcO = <u32>offsetOf(res);
    } else if (pcUpdate == PC_JUMP_REL) {
      if (!isSmall(res)) { outcome = SLOW; break; }
      const to = <i64>pcO + smallValue(res);
      if (<u64>to >= <u64>FAR) { outcome = SLOW; break; }
      nextPcO = <u32>to;
    } else if (pcUpdate == PC_JNZ) {
      if (dst != 1) { // the word of felt 0 is 1
        if (!isSmall(op1)) { outcome = SLOW; break; }
        const to = <i64>pcO + smallValue(op1);
        if (<u64>to >= <u64>FAR) { outcome = SLOW; break; }
        nextPcO = <u32>to;
      }
    }
    if (apUpdate == AP_ADD1) nextAp = ap + 1;
    else if (apUpdate == AP_ADD) {
      if (!isSmall(res)) { outcome = SLOW; break; }
      const to = <i64>ap + smallValue(res);
      if (<u64>to >= <u64>FAR) { outcome = SLOW; break; }
      nextAp = <u32>to;
    }
    if (opcode == CALL) { nextAp = ap + 2; fp = nextAp; }
    else if (opcode == RET) {
      if (!isRelocatable(dst) || offsetOf(dst) >= <u64>FAR) { outcome = SLOW; break; }
      fpS = segmentOf(dst); fp = <u32>offsetOf(dst);
    }
    pcS = nextPcS; pcO = nextPcO; ap = nextAp;
    now++;
    ignoreStop = false;
  }
  setPc(pcS, pcO); setAp(stack, ap); setFp(fpS, fp); setStep(now);
  return outcome;
}
