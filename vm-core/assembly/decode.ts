// Decoded instructions, cached by address (memory is write-once, so what is decoded stays right): two words each.
// The first is the instruction itself with its three offsets made signed; its top bit says that the loop must leave
// to its caller at this address (a hint or a breakpoint is there). The second is the immediate's cell, if there is one.
import { codePage, cellPointer, PAGE_CELLS } from './segments';
import { isBig, isFelt, isSmall, poolPointer, smallValue } from './word';

export const STOP_BIT: u64 = 1 << 63;
const OFFSET_BIAS: u64 = 0x800080008000;

export const DST_FP: u32 = 1, OP0_FP: u32 = 2, OP1_IMM: u32 = 4;
export const RES_ADD: u32 = 1, RES_MUL: u32 = 2;
export const PC_JUMP: u32 = 1, PC_JUMP_REL: u32 = 2, PC_JNZ: u32 = 4;
export const AP_ADD: u32 = 1, AP_ADD1: u32 = 2;
export const CALL: u32 = 1, RET: u32 = 2, ASSERT_EQ: u32 = 4;
// cairo-vm's extensions (extensions.ts). In their words they are a number from bit 63 on beside an opcode; here they
// are opcodes that no word has.
export const BLAKE2S: u32 = 3, BLAKE2S_FINALIZE: u32 = 5, QM31_ASSERT_EQ: u32 = 6;

/** At most one bit of the three is set. */
// @ts-ignore: decorator
@inline function atMostOne(bits: u32): bool { return (bits & (bits - 1)) == 0; }

/** Where the instruction at the offset is in its page of decoded ones (`codePage`). */
// @ts-ignore: decorator
@inline export function slotIn(page: usize, offset: u32): usize { return page + (<usize>(offset & (PAGE_CELLS - 1)) << 4); }

/**
 * Decodes into `slot` and returns its first word without the stop bit; 0 if the word there is no instruction that
 * the loop may run: the caller finds out why.
 */
export function decode(segment: i32, offset: u32, slot: usize): u64 {
  const word = load<u64>(cellPointer(segment, offset));
  let raw: u64, extension: u32 = 0;
  if (isSmall(word)) {
    if (smallValue(word) < 0) return 0;
    raw = smallValue(word);
  } else if (isBig(word)) {
    const p = poolPointer(<u32>(word >> 2));
    if (load<u64>(p, 8) > 1 || (load<u64>(p, 16) | load<u64>(p, 24)) != 0) return 0;
    raw = load<u64>(p);
    extension = <u32>(raw >> 63) | (<u32>load<u64>(p, 8) << 1);
    raw &= ~STOP_BIT;
  } else return 0;
  const flags = <u32>(raw >> 48);
  const op1 = (flags >> 2) & 7, res = (flags >> 5) & 3, pcUpdate = (flags >> 7) & 7, apUpdate = (flags >> 10) & 3, opcode = (flags >> 12) & 7;
  if (!atMostOne(op1) || res == 3 || !atMostOne(pcUpdate) || apUpdate == 3 || !atMostOne(opcode)) return 0;
  if (pcUpdate == PC_JNZ && (res != 0 || opcode == ASSERT_EQ || apUpdate == AP_ADD)) return 0;
  if (opcode == CALL && apUpdate != 0) return 0;
  if (extension != 0) {
    const isQm31 = extension == 3;
    if (pcUpdate != 0 || apUpdate == AP_ADD || op1 == 0) return 0;
    if (isQm31 ? opcode != ASSERT_EQ || res == 0 : opcode != 0 || res != 0 || op1 == 1) return 0;
    const replaced: u32 = isQm31 ? QM31_ASSERT_EQ : extension == 1 ? BLAKE2S : BLAKE2S_FINALIZE;
    raw = (raw & ~(<u64>7 << 60)) | (<u64>replaced << 60);
  }
  if (op1 == 1) { // immediate
    if (((raw >> 32) & 0xffff) != 0x8001) return 0;
    const immediate = load<u64>(cellPointer(segment, offset + 1));
    if (!isFelt(immediate)) return 0;
    store<u64>(slot, immediate, 8);
  }
  const decoded = raw ^ OFFSET_BIAS;
  store<u64>(slot, load<u64>(slot) | decoded);
  return decoded;
}

/** Makes the loop leave at this address, or not any longer. */
export function markStop(segment: i32, offset: u32, on: bool): void {
  const slot = slotIn(codePage(segment, offset), offset);
  store<u64>(slot, on ? load<u64>(slot) | STOP_BIT : load<u64>(slot) & ~STOP_BIT);
}
