// The interpreter. Instructions as compilers make them run on short paths, all other ordinary ones on a general path.
// At anything else (an error, a rare form, a far offset) the loop leaves with the state before the instruction, and
// the caller runs that one instruction the exact, slow way.
import { cellPointer, CHUNK_CELLS, chunkOf, FIRST, PAGE_BITS, SPAN, storeCell, WRITERS } from './pages';
import { FAR, hasSegment, kindOf, KIND_PLAIN } from './segments';
import { addWords, isRelocatable, multiplyWords, offsetOf, relocatableWord, same, segmentOf, smallValue, subtractWords, UNKNOWN } from './word';
import {
  ADD_AP, CALL_REL, codePage, COPY, COPY_IMM, decode, DEREF, DST, DST_FP, FLAGS, IMMEDIATE, JUMP, JUMP_IF, KIND, OP0, OP0_FP, OP1,
  OP1_FP, PRODUCT, PRODUCT_IMM, RETURN, slotIn, STOP_HERE, SUM, SUM_IMM, TARGET,
} from './decode';
import { generalStep } from './general-step';
import { CHECKPOINT_MASK, saveCheckpoint } from './checkpoints';
import { apOffset, apSegment, fpOffset, fpSegment, pcOffset, pcSegment, setAp, setFp, setPc, setStep, step } from './registers';

export const DONE: i32 = 0, STOP: i32 = 1, SLOW: i32 = 2;
/** A kind that is none, so that all instructions take the general path. */
const GENERAL: u32 = 0x40;

/** Once there are relocation rules, pointers into temporary segments change as they are read: the general path knows. */
let haveRules: bool = false;
export function setHaveRules(): void { haveRules = true; }

/** Where to read an operand; `index` may be outside of the window. */
// @ts-ignore: decorator
@inline function operand(cells: usize, span: u32, stack: i32, first: u32, index: u32): usize {
  return index < span ? cells + (<usize>index << 3) : outside(stack, first + index);
}
function outside(stack: i32, offset: u32): usize { return cellPointer(stack, offset); }

/** The cell at the index in the window. */
// @ts-ignore: decorator
@inline function at(cells: usize, index: u32): usize { return cells + (<usize>index << 3); }

// @ts-ignore: decorator
@inline function put(cells: usize, writers: usize, index: u32, word: u64, stamp: u32): void {
  store<u64>(cells + (<usize>index << 3), word);
  store<u32>(writers + (<usize>index << 2), stamp);
}

/**
 * Runs at most `maxSteps` instructions. `resume`: do not stop at the address where it starts.
 * ap and fp are both in the execution segment; where fp is not, the exact path runs.
 * The window is the chunk of that segment in which ap is. ap and fp are kept as distances from its first cell, and an
 * index below `span` is a cell in it; where ap's cell has no page yet, no index is.
 */
export function run(maxSteps: u32, resume: bool): i32 {
  const stack = apSegment;
  if (fpSegment != stack) {
    if ((step & CHECKPOINT_MASK) == 0) saveCheckpoint(step, pcSegment, pcOffset, apOffset, fpSegment, fpOffset);
    return SLOW;
  }
  const start = step, end = start + maxSteps, mask: u32 = haveRules ? GENERAL : 0;
  let now = start, limit = start;
  let pcS = pcSegment, pc = pcOffset, pageN = u32.MAX_VALUE, code: usize = 0;
  let first: u32 = 0, span: u32 = 0, cells: usize = 0, writers: usize = 0;
  let ap = apOffset, fp = fpOffset;
  let outcome = DONE;
  for (;;) {
    if (now == limit) {
      if (now == end) break;
      if ((now & CHECKPOINT_MASK) == 0) saveCheckpoint(now, pcS, pc, first + ap, stack, first + fp);
      limit = min(end, (now | CHECKPOINT_MASK) + 1);
    }
    if (ap >= span) {
      const chunk = chunkOf(stack, first + ap), from = chunk == 0 ? first + ap : load<u32>(chunk, FIRST);
      ap += first - from; fp += first - from; first = from;
      span = load<u32>(chunk, SPAN); cells = load<usize>(chunk, CHUNK_CELLS); writers = load<usize>(chunk, WRITERS);
    }
    if ((pc >>> PAGE_BITS) != pageN) {
      code = codePage(pcS, pc);
      if (code == 0) { outcome = SLOW; break; }
      pageN = pc >>> PAGE_BITS;
    }
    const slot = slotIn(code, pc), stamp = now + 1;
    const flags = <u32>load<u16>(slot, FLAGS);
    const kind = load<u8>(slot, KIND) | mask;
    // Of a path that does not apply, nothing is done: the general path tries anew.
    switch (kind) {
      case COPY: case COPY_IMM: {
        const d = (flags & DST_FP ? fp : ap) + <i32>load<i16>(slot, DST), a = (flags & OP0_FP ? fp : ap) + <i32>load<i16>(slot, OP0);
        const b = (flags & OP1_FP ? fp : ap) + <i32>load<i16>(slot, OP1);
        if (d >= span) break;
        const op1 = load<u64>(kind == COPY_IMM ? slot + IMMEDIATE : operand(cells, span, stack, first, b));
        const dst = load<u64>(at(cells, d)), op0 = load<u64>(operand(cells, span, stack, first, a));
        if (op1 == UNKNOWN || op0 == UNKNOWN) break;
        if (dst == UNKNOWN) put(cells, writers, d, op1, stamp); else if (!same(dst, op1)) break;
        pc += kind - COPY + 1; ap += (flags >> 11) & 1;
        setStep(++now); continue;
      }
      case SUM: case SUM_IMM: {
        const d = (flags & DST_FP ? fp : ap) + <i32>load<i16>(slot, DST), a = (flags & OP0_FP ? fp : ap) + <i32>load<i16>(slot, OP0);
        const b = (flags & OP1_FP ? fp : ap) + <i32>load<i16>(slot, OP1);
        if (d >= span) break;
        const op1 = load<u64>(kind == SUM_IMM ? slot + IMMEDIATE : operand(cells, span, stack, first, b));
        const dst = load<u64>(at(cells, d)), op0 = load<u64>(operand(cells, span, stack, first, a));
        if (op0 != UNKNOWN && op1 != UNKNOWN) {
          const res = addWords(op0, op1);
          if (res == UNKNOWN) break;
          if (dst == UNKNOWN) put(cells, writers, d, res, stamp); else if (!same(dst, res)) break;
        } else if (dst != UNKNOWN && (op0 | op1) != UNKNOWN) {
          const difference = subtractWords(dst, op0 | op1);
          const unknown = op0 == UNKNOWN ? a : b;
          if (difference == UNKNOWN || unknown >= span) break;
          put(cells, writers, unknown, difference, stamp);
        } else break;
        pc += kind - SUM + 1; ap += (flags >> 11) & 1;
        setStep(++now); continue;
      }
      case PRODUCT: case PRODUCT_IMM: {
        const d = (flags & DST_FP ? fp : ap) + <i32>load<i16>(slot, DST), a = (flags & OP0_FP ? fp : ap) + <i32>load<i16>(slot, OP0);
        const b = (flags & OP1_FP ? fp : ap) + <i32>load<i16>(slot, OP1);
        if (d >= span) break;
        const op1 = load<u64>(kind == PRODUCT_IMM ? slot + IMMEDIATE : operand(cells, span, stack, first, b));
        const dst = load<u64>(at(cells, d)), op0 = load<u64>(operand(cells, span, stack, first, a));
        if (op0 == UNKNOWN || op1 == UNKNOWN) break;
        const res = multiplyWords(op0, op1);
        if (res == UNKNOWN) break;
        if (dst == UNKNOWN) put(cells, writers, d, res, stamp); else if (!same(dst, res)) break;
        pc += kind - PRODUCT + 1; ap += (flags >> 11) & 1;
        setStep(++now); continue;
      }
      case DEREF: {
        const d = (flags & DST_FP ? fp : ap) + <i32>load<i16>(slot, DST), a = (flags & OP0_FP ? fp : ap) + <i32>load<i16>(slot, OP0);
        if (d >= span) break;
        const op0 = load<u64>(operand(cells, span, stack, first, a)), offset = offsetOf(op0) + <u64><i64>load<i16>(slot, OP1);
        if (!isRelocatable(op0) || offset >= <u64>FAR) break;
        const segment = segmentOf(op0), op1 = load<u64>(cellPointer(segment, <u32>offset)), dst = load<u64>(at(cells, d));
        if (op1 == UNKNOWN) {
          if (dst == UNKNOWN || kindOf(segment) != KIND_PLAIN || !hasSegment(segment)) break;
          storeCell(segment, <u32>offset, dst, stamp);
        } else if (dst == UNKNOWN) put(cells, writers, d, op1, stamp);
        else if (!same(dst, op1)) break;
        pc += 1; ap += (flags >> 11) & 1;
        setStep(++now); continue;
      }
      case CALL_REL: {
        if (ap + 1 >= span || (load<u64>(at(cells, ap)) | load<u64>(at(cells, ap + 1))) != UNKNOWN) break;
        put(cells, writers, ap, relocatableWord(stack, first + fp), stamp);
        put(cells, writers, ap + 1, relocatableWord(pcS, pc + 2), stamp);
        pc = load<u32>(slot, TARGET); ap += 2; fp = ap;
        setStep(++now); continue;
      }
      case RETURN: {
        const dst = load<u64>(operand(cells, span, stack, first, fp - 2));
        const op1 = load<u64>(operand(cells, span, stack, first, fp - 1));
        if (!isRelocatable(dst) || segmentOf(dst) != stack || offsetOf(dst) >= <u64>FAR) break;
        if (!isRelocatable(op1) || offsetOf(op1) >= <u64>FAR) break;
        if (segmentOf(op1) != pcS) { pcS = segmentOf(op1); pageN = u32.MAX_VALUE; }
        pc = <u32>offsetOf(op1); fp = <u32>offsetOf(dst) - first;
        setStep(++now); continue;
      }
      case JUMP: case JUMP_IF: case ADD_AP: {
        const d = (flags & DST_FP ? fp : ap) + <i32>load<i16>(slot, DST), a = (flags & OP0_FP ? fp : ap) + <i32>load<i16>(slot, OP0);
        const dst = load<u64>(operand(cells, span, stack, first, d));
        if (dst == UNKNOWN || load<u64>(operand(cells, span, stack, first, a)) == UNKNOWN) break;
        if (kind == ADD_AP) {
          const to = <i64>(first + ap) + smallValue(load<u64>(slot, IMMEDIATE));
          if (<u64>to >= <u64>FAR) break;
          pc += 2; ap = <u32>to - first;
        } else {
          pc = kind == JUMP_IF && dst == 1 ? pc + 2 : load<u32>(slot, TARGET); // the word of felt 0 is 1
          ap += (flags >> 11) & 1;
        }
        setStep(++now); continue;
      }
      default: {
        if (load<u8>(slot, KIND) & STOP_HERE && !(resume && now == start)) { outcome = STOP; break; }
        if (load<u64>(slot) == 0) {
          if (decode(pcS, pc, slot)) continue;
          outcome = SLOW; break;
        }
      }
    }
    if (outcome != DONE) break;
    setAp(stack, first + ap); setFp(stack, first + fp); setPc(pcS, pc);
    if (!generalStep(slot, stamp)) { outcome = SLOW; break; }
    if (pcSegment != pcS) { pcS = pcSegment; pageN = u32.MAX_VALUE; }
    pc = pcOffset; ap = apOffset - first; fp = fpOffset - first;
    setStep(++now);
  }
  setPc(pcS, pc); setAp(stack, first + ap); setFp(stack, first + fp);
  return outcome;
}
