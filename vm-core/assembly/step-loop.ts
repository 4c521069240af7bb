// The interpreter. It runs what is ordinary, fast; at anything else (an error, a rare form, a far offset) it
// leaves with the state before the instruction, and the caller runs that one instruction the exact, slow way.
import { cellPointer, codePage, FAR, kindOf, PAGE_BITS, PAGE_CELLS, storeCell, storeFast } from './segments';
import { addWords, isFelt, isRelocatable, isSmall, multiplyWords, offsetOf, relocatableWord, same, segmentOf, smallValue, subtractWords, UNKNOWN } from './word';
import { AP_ADD, AP_ADD1, ASSERT_EQ, CALL, decode, DST_FP, OP0_FP, PC_JNZ, PC_JUMP, PC_JUMP_REL, RES_ADD, RET, STOP_BIT } from './decode';
import { deduce, isValid } from './deduce';
import { CHECKPOINT_MASK, saveCheckpoint } from './checkpoints';
import { apOffset, apSegment, fpOffset, fpSegment, pcOffset, pcSegment, setAp, setFp, setPc, setStep, step } from './registers';

export const DONE: i32 = 0, STOP: i32 = 1, SLOW: i32 = 2;

/** Writes a cell that is UNKNOWN; false if the exact path must do it (and perhaps raise). */
// @ts-ignore: decorator
@inline function write(segment: i32, offset: u32, word: u64, stamp: u32): bool {
  return storeFast(segment, offset, word, stamp) || writeSlow(segment, offset, word, stamp);
}

function writeSlow(segment: i32, offset: u32, word: u64, stamp: u32): bool {
  if (offset >= FAR || !isValid(segment, word)) return false;
  storeCell(segment, offset, word, stamp);
  return true;
}

/** Once there are relocation rules, pointers into temporary segments change as they are read: the exact path does it. */
let haveRules: bool = false;
export function setHaveRules(): void { haveRules = true; }
// @ts-ignore: decorator
@inline function isMoved(word: u64): bool { return haveRules && (word & 0x8000000000000003) == 0x8000000000000002; }

/** Runs at most `maxSteps` instructions. `resume`: do not stop at the address where it starts. */
export function run(maxSteps: u32, resume: bool): i32 {
  let pcS = pcSegment, pcO = pcOffset, ap = apOffset, fpS = fpSegment, fp = fpOffset;
  const apS = apSegment;
  let now = step;
  const end = now + maxSteps;
  let pageS = pcS, pageN = pcO >>> PAGE_BITS, code = codePage(pcS, pcO);
  let ignoreStop = resume;
  let outcome = DONE;
  while (now < end) {
    if ((pcO >>> PAGE_BITS) != pageN || pcS != pageS) { pageS = pcS; pageN = pcO >>> PAGE_BITS; code = codePage(pcS, pcO); }
    const slot = code + (<usize>(pcO & (PAGE_CELLS - 1)) << 3);
    let d = load<u64>(slot);
    if (<i64>d < 0) {
      if (!ignoreStop) { outcome = STOP; break; }
      d &= ~STOP_BIT;
    }
    if (d == 0) {
      d = decode(pcS, pcO);
      if (d == 0) { outcome = SLOW; break; }
      store<u64>(slot, load<u64>(slot) | d);
    }
    if ((now & CHECKPOINT_MASK) == 0) saveCheckpoint(now, pcS, pcO, ap, fpS, fp);
    const flags = <u32>(d >> 48);
    const stamp = now + 1;

    // Operands (Cairo whitepaper, section 4.5).
    const dstS = flags & DST_FP ? fpS : apS, dstO = (flags & DST_FP ? fp : ap) + <i32><i16>d;
    const op0S = flags & OP0_FP ? fpS : apS, op0O = (flags & OP0_FP ? fp : ap) + <i32><i16>(d >> 16);
    const dst = load<u64>(cellPointer(dstS, dstO));
    let op0 = load<u64>(cellPointer(op0S, op0O));
    let op1S: i32, op1O: u32;
    const source = (flags >> 2) & 7;
    if (source == 1) { op1S = pcS; op1O = pcO + 1; }
    else if (source == 2) { op1S = fpS; op1O = fp + <i32><i16>(d >> 32); }
    else if (source == 4) { op1S = apS; op1O = ap + <i32><i16>(d >> 32); }
    else {
      if (!isRelocatable(op0) || isMoved(op0)) { outcome = SLOW; break; }
      const at = <i64>offsetOf(op0) + <i64><i16>(d >> 32);
      if (<u64>at >= <u64>FAR) { outcome = SLOW; break; }
      op1S = segmentOf(op0); op1O = <u32>at;
    }
    let op1 = load<u64>(cellPointer(op1S, op1O));
    if (isMoved(dst) || isMoved(op0) || isMoved(op1)) { outcome = SLOW; break; }
    const op0Known = op0 != UNKNOWN, op1Known = op1 != UNKNOWN;
    if (!op0Known && kindOf(op0S) != 0) op0 = deduce(op0S, op0O, stamp);
    if (!op1Known && kindOf(op1S) != 0) op1 = deduce(op1S, op1O, stamp);

    const size: u32 = source == 1 ? 2 : 1;
    const opcode = (flags >> 12) & 7;
    const kindOfRes = (flags >> 5) & 3;
    let res: u64 = UNKNOWN;
    if (opcode == ASSERT_EQ) {
      if (kindOfRes == 0) {
        if (op0 == UNKNOWN) { outcome = SLOW; break; }
        if (op1 == UNKNOWN) {
          if (dst == UNKNOWN || !write(op1S, op1O, dst, stamp)) { outcome = SLOW; break; }
          op1 = dst;
        } else if (dst == UNKNOWN) {
          if (!write(dstS, dstO, op1, stamp)) { outcome = SLOW; break; }
        } else if (!same(dst, op1)) { outcome = SLOW; break; }
        res = op1;
      } else if (op0 != UNKNOWN && op1 != UNKNOWN) {
        res = kindOfRes == RES_ADD ? addWords(op0, op1) : multiplyWords(op0, op1);
        if (res == UNKNOWN) { outcome = SLOW; break; }
        if (dst == UNKNOWN) {
          if (!write(dstS, dstO, res, stamp)) { outcome = SLOW; break; }
        } else if (!same(dst, res)) { outcome = SLOW; break; }
      } else if (kindOfRes == RES_ADD && dst != UNKNOWN) {
        res = dst;
        if (op0 != UNKNOWN) {
          const difference = subtractWords(dst, op0);
          if (difference == UNKNOWN || !write(op1S, op1O, difference, stamp)) { outcome = SLOW; break; }
        } else if (op1 != UNKNOWN) {
          const difference = subtractWords(dst, op1);
          if (difference == UNKNOWN || !write(op0S, op0O, difference, stamp)) { outcome = SLOW; break; }
        } else { outcome = SLOW; break; }
      } else { outcome = SLOW; break; } // a division, or an unknown operand
    } else {
      if (op1 == UNKNOWN) { outcome = SLOW; break; }
      const isCall = opcode == CALL;
      if (!isCall && (dst == UNKNOWN || op0 == UNKNOWN)) { outcome = SLOW; break; }
      const returnPc = relocatableWord(pcS, pcO + size), returnFp = relocatableWord(fpS, fp);
      const left = op0 == UNKNOWN ? returnPc : op0;
      res = kindOfRes == 0 ? op1 : kindOfRes == RES_ADD ? addWords(left, op1) : multiplyWords(left, op1);
      if (res == UNKNOWN) { outcome = SLOW; break; }
      if (isCall) {
        if (left != returnPc) { outcome = SLOW; break; }
        if (dst == UNKNOWN ? dstS == op0S && dstO == op0O : dst != returnFp) { outcome = SLOW; break; }
        if (dst == UNKNOWN && !write(dstS, dstO, returnFp, stamp)) { outcome = SLOW; break; }
        if (op0 == UNKNOWN && !write(op0S, op0O, returnPc, stamp)) { outcome = SLOW; break; }
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
    if (opcode == CALL) { nextAp = ap + 2; fpS = apS; fp = nextAp; }
    else if (opcode == RET) {
      if (!isRelocatable(dst) || offsetOf(dst) >= <u64>FAR) { outcome = SLOW; break; }
      fpS = segmentOf(dst); fp = <u32>offsetOf(dst);
    }
    pcS = nextPcS; pcO = nextPcO; ap = nextAp;
    now++;
    ignoreStop = false;
  }
  setPc(pcS, pcO); setAp(apS, ap); setFp(fpS, fp); setStep(now);
  return outcome;
}
