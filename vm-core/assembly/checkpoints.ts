// The recording. Memory is write-once and an instruction is determined by it, so the registers of any step follow
// from those of an earlier one by running again without writing: one checkpoint every 1024 steps is enough.
import { allocate } from './heap';
import { cellPointer, codePage, PAGE_BITS } from './segments';
import { addWords, multiplyWords, offsetOf, segmentOf, smallValue } from './word';
import { AP_ADD, AP_ADD1, CALL, decode, DST_FP, OP0_FP, PC_JNZ, PC_JUMP, PC_JUMP_REL, RES_ADD, RET, slotIn, STOP_BIT } from './decode';
import { apSegment } from './registers';

const CHECKPOINT_BITS: u32 = 10;
export const CHECKPOINT_MASK: u32 = (1 << CHECKPOINT_BITS) - 1;
const BYTES: usize = 20; // pc segment, pc, ap, fp segment, fp
const CHUNK_BITS: u32 = 12;
const chunks: usize = memory.data(4 * 1024);

// @ts-ignore: decorator
@inline function slotOf(index: u32): usize {
  return <usize>load<u32>(chunks + ((index >> CHUNK_BITS) << 2)) + <usize>(index & ((1 << CHUNK_BITS) - 1)) * BYTES;
}

/** Keeps the registers before step `now`, a multiple of 1024. */
export function saveCheckpoint(now: u32, pcS: i32, pc: u32, ap: u32, fpS: i32, fp: u32): void {
  const index = now >> CHECKPOINT_BITS;
  const chunk = chunks + ((index >> CHUNK_BITS) << 2);
  if (load<u32>(chunk) == 0) store<u32>(chunk, <u32>allocate(BYTES << CHUNK_BITS));
  const slot = slotOf(index);
  store<i32>(slot, pcS); store<u32>(slot, pc, 4); store<u32>(slot, ap, 8); store<i32>(slot, fpS, 12); store<u32>(slot, fp, 16);
}

// The replayer's own registers.
export let replayPcSegment: i32 = 0;
export let replayPc: u32 = 0;
export let replayAp: u32 = 0;
export let replayFpSegment: i32 = 0;
export let replayFp: u32 = 0;

/** Puts the replayer at the last checkpoint at or below `target`; returns the checkpoint's step. */
export function replayFrom(target: u32): u32 {
  const slot = slotOf(target >> CHECKPOINT_BITS);
  replayPcSegment = load<i32>(slot); replayPc = load<u32>(slot, 4); replayAp = load<u32>(slot, 8);
  replayFpSegment = load<i32>(slot, 12); replayFp = load<u32>(slot, 16);
  return target & ~CHECKPOINT_MASK;
}

/**
 * Replays `steps` executed instructions. If `out` is not 0, the registers before each of them go there in the
 * form of the trace file (ap, fp, pc; 64 bits each), relocated by the table of segment starts at `starts`.
 */
export function replay(steps: u32, out: usize, starts: usize): void {
  let pcS = replayPcSegment, pc = replayPc, ap = replayAp, fpS = replayFpSegment, fp = replayFp;
  const apS = apSegment;
  let pageS = pcS, pageN = pc >>> PAGE_BITS, code = codePage(pcS, pc);
  for (let i: u32 = 0; i < steps; i++) {
    if (out != 0) {
      store<u64>(out, load<u64>(starts + (<usize>apS << 3)) + ap);
      store<u64>(out, load<u64>(starts + (<usize>fpS << 3)) + fp, 8);
      store<u64>(out, load<u64>(starts + (<usize>pcS << 3)) + pc, 16);
      out += 24;
    }
    if ((pc >>> PAGE_BITS) != pageN || pcS != pageS) { pageS = pcS; pageN = pc >>> PAGE_BITS; code = codePage(pcS, pc); }
    const slot = slotIn(code, pc);
    let d = load<u64>(slot) & ~STOP_BIT;
    if (d == 0) d = decode(pcS, pc, slot);
    const flags = <u32>(d >> 48);
    const source = (flags >> 2) & 7, opcode = (flags >> 12) & 7, pcUpdate = (flags >> 7) & 7, apUpdate = (flags >> 10) & 3;
    const size: u32 = source == 1 ? 2 : 1;
    const needsRes = pcUpdate == PC_JUMP || pcUpdate == PC_JUMP_REL || apUpdate == AP_ADD;
    let nextPcS = pcS, nextPc = pc + size, nextAp = ap;
    if (needsRes || pcUpdate == PC_JNZ) {
      const op0 = load<u64>(cellPointer(flags & OP0_FP ? fpS : apS, (flags & OP0_FP ? fp : ap) + <i32><i16>(d >> 16)));
      const off = <i32><i16>(d >> 32);
      const op1 = source == 1 ? load<u64>(slot, 8)
        : source == 2 ? load<u64>(cellPointer(fpS, fp + off))
        : source == 4 ? load<u64>(cellPointer(apS, ap + off))
        : load<u64>(cellPointer(segmentOf(op0), <u32>(<i64>offsetOf(op0) + off)));
      const kind = (flags >> 5) & 3;
      const res = !needsRes || kind == 0 ? op1 : kind == RES_ADD ? addWords(op0, op1) : multiplyWords(op0, op1);
      if (pcUpdate == PC_JUMP) { nextPcS = segmentOf(res); nextPc = <u32>offsetOf(res); }
      else if (pcUpdate == PC_JUMP_REL) nextPc = pc + <u32>smallValue(res);
      else if (pcUpdate == PC_JNZ) {
        const dst = load<u64>(cellPointer(flags & DST_FP ? fpS : apS, (flags & DST_FP ? fp : ap) + <i32><i16>d));
        if (dst != 1) nextPc = pc + <u32>smallValue(op1);
      }
      if (apUpdate == AP_ADD) nextAp = ap + <u32>smallValue(res);
    }
    if (apUpdate == AP_ADD1) nextAp = ap + 1;
    if (opcode == CALL) { nextAp = ap + 2; fpS = apS; fp = nextAp; }
    else if (opcode == RET) {
      const dst = load<u64>(cellPointer(flags & DST_FP ? fpS : apS, (flags & DST_FP ? fp : ap) + <i32><i16>d));
      fpS = segmentOf(dst); fp = <u32>offsetOf(dst);
    }
    pcS = nextPcS; pc = nextPc; ap = nextAp;
  }
  replayPcSegment = pcS; replayPc = pc; replayAp = ap; replayFpSegment = fpS; replayFp = fp;
}
