// One instruction of any ordinary form. The step loop (step-loop.ts) has shorter paths for the most frequent ones.
import { cellPointer, chunkFor, storeCell } from './pages';
import { FAR, hasSegment, kindOf, KIND_PLAIN } from './segments';
import { addWords, isRelocatable, isSmall, multiplyWords, offsetOf, relocatableWord, same, segmentOf, smallValue, subtractWords, UNKNOWN } from './word';
import { AP_ADD, AP_ADD1, ASSERT_EQ, BLAKE2S, BLAKE2S_FINALIZE, CALL, DST_FP, FLAGS, IMMEDIATE, OP0_FP, PC_JNZ, PC_JUMP, PC_JUMP_REL, QM31_ASSERT_EQ, RES_ADD, RET } from './decode';
import { blake2s, qm31Add, qm31Multiply } from './extensions';
import { deduce, isOutput, isValid } from './deduce';
import { apOffset, apSegment, fpOffset, pcOffset, pcSegment, setAp, setFp, setPc } from './registers';
import { relocated } from './relocation-rules';

/** May the loop write this value to the cell, which is UNKNOWN? If not, the exact path must (and perhaps raise). */
function mayWrite(segment: i32, offset: u32, word: u64): bool {
  return offset < FAR && hasSegment(segment) && isValid(segment, word);
}

/**
 * Runs the decoded instruction at pc; false if it is nothing for this path: then nothing is changed but for what
 * builtins deduced. ap and fp must be in the same segment.
 */
export function generalStep(slot: usize, stamp: u32): bool {
  const d = load<u64>(slot), flags = <u32>load<u16>(slot, FLAGS);
  const pcS = pcSegment, pcO = pcOffset, ap = apOffset, fp = fpOffset, stack = apSegment;

  // Operands (Cairo whitepaper, section 4.5).
  const dstO = (flags & DST_FP ? fp : ap) + <i32><i16>d;
  const op0O = (flags & OP0_FP ? fp : ap) + <i32><i16>(d >> 16);
  const dst = relocated(load<u64>(cellPointer(stack, dstO)));
  const op0 = relocated(load<u64>(cellPointer(stack, op0O)));
  let op1: u64, op1S = stack, op1O: u32 = 0;
  const source = (flags >> 2) & 7;
  if (source == 1) op1 = load<u64>(slot, IMMEDIATE);
  else if (source != 0) {
    op1O = (source == 2 ? fp : ap) + <i32><i16>(d >> 32);
    op1 = load<u64>(cellPointer(stack, op1O));
  } else {
    if (!isRelocatable(op0)) return false;
    const to = <i64>offsetOf(op0) + <i64><i16>(d >> 32);
    if (<u64>to >= <u64>FAR) return false;
    op1S = segmentOf(op0); op1O = <u32>to;
    op1 = load<u64>(cellPointer(op1S, op1O));
    if (op1 == UNKNOWN && kindOf(op1S) != KIND_PLAIN) {
      op1 = deduce(op1S, op1O, stamp);
      // The rule may refuse its inputs: the exact path tells.
      if (op1 == UNKNOWN && isOutput(op1S, op1O)) return false;
    }
  }
  op1 = relocated(op1);

  // The result, and what there is to write: `value` to one cell, unless it is UNKNOWN.
  const size: u32 = source == 1 ? 2 : 1;
  const opcode = (flags >> 12) & 7;
  const kindOfRes = (flags >> 5) & 3;
  let res: u64 = UNKNOWN, value: u64 = UNKNOWN, toS = stack, toO: u32 = dstO;
  if (opcode == ASSERT_EQ || opcode == QM31_ASSERT_EQ) {
    const isQm31 = opcode == QM31_ASSERT_EQ;
    if (op0 != UNKNOWN && op1 != UNKNOWN) {
      if (kindOfRes == 0) res = op1;
      else if (kindOfRes == RES_ADD) res = isQm31 ? qm31Add(op0, op1) : addWords(op0, op1);
      else res = isQm31 ? qm31Multiply(op0, op1) : multiplyWords(op0, op1);
      if (res == UNKNOWN) return false;
      if (dst == UNKNOWN) value = res; else if (!same(dst, res)) return false;
    } else {
      res = dst;
      if (dst == UNKNOWN || isQm31) return false;
      if (kindOfRes == 0) {
        if (op0 == UNKNOWN) return false;
        op1 = value = dst; toS = op1S; toO = op1O;
      } else if (kindOfRes == RES_ADD && (op0 | op1) != UNKNOWN) {
        value = subtractWords(dst, op0 | op1);
        if (value == UNKNOWN) return false;
        if (op0 == UNKNOWN) toO = op0O; else { toS = op1S; toO = op1O; }
      } else return false; // a division, or two unknown operands
    }
  } else if (opcode == BLAKE2S || opcode == BLAKE2S_FINALIZE) {
    const target = relocated(load<u64>(cellPointer(stack, ap)));
    if (!blake2s(dst, op0, op1, target, opcode == BLAKE2S_FINALIZE, stamp)) return false;
  } else {
    const isCall = opcode == CALL, returnPc = relocatableWord(pcS, pcO + size), returnFp = relocatableWord(stack, fp);
    if (op1 == UNKNOWN || (!isCall && (dst == UNKNOWN || op0 == UNKNOWN))) return false;
    const left = op0 == UNKNOWN ? returnPc : op0;
    res = kindOfRes == 0 ? op1 : kindOfRes == RES_ADD ? addWords(left, op1) : multiplyWords(left, op1);
    if (res == UNKNOWN) return false;
    if (isCall && (left != returnPc || (dst == UNKNOWN ? dstO == op0O || dstO >= FAR : dst != returnFp) || op0O >= FAR)) return false;
  }

  // The next registers.
  const pcUpdate = (flags >> 7) & 7, apUpdate = (flags >> 10) & 3;
  let nextPcS = pcS, nextPcO = pcO + size, nextAp = ap, nextFp = fp;
  if (pcUpdate == PC_JUMP) {
    if (!isRelocatable(res) || offsetOf(res) >= <u64>FAR) return false;
    nextPcS = segmentOf(res); nextPcO = <u32>offsetOf(res);
  } else if (pcUpdate == PC_JUMP_REL || (pcUpdate == PC_JNZ && dst != 1)) { // the word of felt 0 is 1
    const distance = pcUpdate == PC_JNZ ? op1 : res;
    if (!isSmall(distance)) return false;
    const to = <i64>pcO + smallValue(distance);
    if (<u64>to >= <u64>FAR) return false;
    nextPcO = <u32>to;
  }
  if (opcode == CALL) { nextAp = ap + 2; nextFp = nextAp; }
  else if (apUpdate == AP_ADD1) nextAp = ap + 1;
  else if (apUpdate == AP_ADD) {
    if (!isSmall(res)) return false;
    const to = <i64>ap + smallValue(res);
    if (<u64>to >= <u64>FAR) return false;
    nextAp = <u32>to;
  }
  if (opcode == RET) {
    if (!isRelocatable(dst) || segmentOf(dst) != stack || offsetOf(dst) >= <u64>FAR) return false;
    nextFp = <u32>offsetOf(dst);
  }

  if (value != UNKNOWN) {
    if (!mayWrite(toS, toO, value)) return false;
    storeCell(toS, toO, value, stamp);
  }
  if (opcode == CALL) {
    // The pages first: making one may trap, and then neither cell must be written.
    chunkFor(stack, dstO); chunkFor(stack, op0O);
    if (dst == UNKNOWN) storeCell(stack, dstO, relocatableWord(stack, fp), stamp);
    if (op0 == UNKNOWN) storeCell(stack, op0O, relocatableWord(pcS, pcO + size), stamp);
  }
  setPc(nextPcS, nextPcO); setAp(stack, nextAp); setFp(stack, nextFp);
  return true;
}
