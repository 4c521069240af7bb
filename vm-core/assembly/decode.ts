// Decoded instructions, cached by address (memory is write-once, so what is decoded stays right).
import { allocate } from './heap';
import { cellPointer, chunkFor, CODE, NO_PAGE, PAGE_CELLS, pageEntry } from './pages';
import { FAR } from './segments';
import { isBig, isFelt, isSmall, poolPointer, smallValue } from './word';

const OFFSET_BIAS: u64 = 0x800080008000;

export const DST_FP: u32 = 1, OP0_FP: u32 = 2, OP1_IMM: u32 = 4, OP1_FP: u32 = 8;
export const RES_ADD: u32 = 1, RES_MUL: u32 = 2;
export const PC_JUMP: u32 = 1, PC_JUMP_REL: u32 = 2, PC_JNZ: u32 = 4;
export const AP_ADD: u32 = 1, AP_ADD1: u32 = 2;
export const CALL: u32 = 1, RET: u32 = 2, ASSERT_EQ: u32 = 4;
// cairo-vm's extensions (extensions.ts). In their words they are a number from bit 63 on beside an opcode; here they
// are opcodes that no word has.
export const BLAKE2S: u32 = 3, BLAKE2S_FINALIZE: u32 = 5, QM31_ASSERT_EQ: u32 = 6;

// A slot: what is known of one address.
const SLOT_BITS: usize = 5;
// @ts-ignore: decorator
@inline export const DST: usize = 0;        // the three offsets, signed, 16 bits each
// @ts-ignore: decorator
@inline export const OP0: usize = 2;
// @ts-ignore: decorator
@inline export const OP1: usize = 4;
// @ts-ignore: decorator
@inline export const FLAGS: usize = 6;      // bits 48 to 62 of the word; offsets and flags are 0 if it is not decoded
// @ts-ignore: decorator
@inline export const IMMEDIATE: usize = 8;  // the immediate's cell, if there is one
// @ts-ignore: decorator
@inline export const TARGET: usize = 16;    // where a relative jump leads
// @ts-ignore: decorator
@inline export const KIND: usize = 20;      // one of those below; STOP_HERE may be added to it
// @ts-ignore: decorator
@inline export const IS_MARKED: usize = 21; // has the ghost run marked its cells as accessed?
// @ts-ignore: decorator
@inline export const IS_SOUGHT: usize = 22; // does the ghost run look for the steps at this address?

// The kinds of instructions that compilers make most, for which the step loop has short paths. All of them go on by
// their size or to `TARGET`, and add 0 or 1 to ap, except where it is said. 0: not decoded.
export const OTHER: u32 = 1;
/** Assertions whose op1 is a cell of the stack, an immediate, or behind a pointer. */
export const COPY: u32 = 2, COPY_IMM: u32 = 3, SUM: u32 = 4, SUM_IMM: u32 = 5, PRODUCT: u32 = 6, PRODUCT_IMM: u32 = 7, DEREF: u32 = 8;
export const LAST_ASSERTION: u32 = 8;
/** `jmp rel`, `call rel`, `jmp rel … if`, `ap +=`, `ret`: with an immediate, and with the operands of compiled code. */
export const JUMP: u32 = 9, CALL_REL: u32 = 10, JUMP_IF: u32 = 11, ADD_AP: u32 = 12, RETURN: u32 = 13;
/** The last of those that jump to `TARGET` if at all, and do not add to ap more than a call does. */
export const LAST_SHORT: u32 = 11;
/** The loop must leave to its caller at this address: a hint or a breakpoint is there. */
export const STOP_HERE: u32 = 0x80;

/** At most one bit of the three is set. */
// @ts-ignore: decorator
@inline function atMostOne(bits: u32): bool { return (bits & (bits - 1)) == 0; }

/** The page of slots that covers the address; 0 if there are no cells. */
export function codePage(segment: i32, offset: u32): usize {
  const page = pageEntry(segment, offset);
  if (page == 0 || cellPointer(segment, offset) < NO_PAGE) return 0;
  if (load<usize>(page, CODE) == 0) store<usize>(page, allocate(<usize>PAGE_CELLS << SLOT_BITS), CODE);
  return load<usize>(page, CODE);
}

// @ts-ignore: decorator
@inline export function slotIn(page: usize, offset: u32): usize { return page + (<usize>(offset & (PAGE_CELLS - 1)) << SLOT_BITS); }

/** Decodes into `slot`; false if the word there is no instruction that the loop may run: the caller finds out why. */
export function decode(segment: i32, offset: u32, slot: usize): bool {
  const word = load<u64>(cellPointer(segment, offset));
  let raw: u64, extension: u32 = 0;
  if (isSmall(word)) {
    if (smallValue(word) < 0) return false;
    raw = smallValue(word);
  } else if (isBig(word)) {
    const p = poolPointer(<u32>(word >> 2));
    if (load<u64>(p, 8) > 1 || (load<u64>(p, 16) | load<u64>(p, 24)) != 0) return false;
    raw = load<u64>(p);
    extension = <u32>(raw >> 63) | (<u32>load<u64>(p, 8) << 1);
    raw &= ~(<u64>1 << 63);
  } else return false;
  const flags = <u32>(raw >> 48);
  const op1 = (flags >> 2) & 7, res = (flags >> 5) & 3, pcUpdate = (flags >> 7) & 7, apUpdate = (flags >> 10) & 3, opcode = (flags >> 12) & 7;
  if (!atMostOne(op1) || res == 3 || !atMostOne(pcUpdate) || apUpdate == 3 || !atMostOne(opcode)) return false;
  if (pcUpdate == PC_JNZ && (res != 0 || opcode == ASSERT_EQ || apUpdate == AP_ADD)) return false;
  if (opcode == CALL && apUpdate != 0) return false;
  if (extension != 0) {
    const isQm31 = extension == 3;
    if (pcUpdate != 0 || apUpdate == AP_ADD || op1 == 0) return false;
    if (isQm31 ? opcode != ASSERT_EQ || res == 0 : opcode != 0 || res != 0 || op1 == 1) return false;
    const replaced: u32 = isQm31 ? QM31_ASSERT_EQ : extension == 1 ? BLAKE2S : BLAKE2S_FINALIZE;
    raw = (raw & ~(<u64>7 << 60)) | (<u64>replaced << 60);
  }
  if (op1 == 1) { // immediate
    if (((raw >> 32) & 0xffff) != 0x8001) return false;
    const immediate = load<u64>(cellPointer(segment, offset + 1));
    if (!isFelt(immediate)) return false;
    store<u64>(slot, immediate, IMMEDIATE);
  }
  store<u64>(slot, raw ^ OFFSET_BIAS);
  store<u32>(slot, offset + (isSmall(load<u64>(slot, IMMEDIATE)) ? <u32>smallValue(load<u64>(slot, IMMEDIATE)) : 0), TARGET);
  store<u8>(slot, <u8>(kindOf(slot, offset) | (load<u8>(slot, KIND) & STOP_HERE)), KIND);
  return true;
}

function kindOf(slot: usize, offset: u32): u32 {
  const flags = <u32>load<u16>(slot, FLAGS);
  const op1 = (flags >> 2) & 7, res = (flags >> 5) & 3, pcUpdate = (flags >> 7) & 7, apUpdate = (flags >> 10) & 3, opcode = (flags >> 12) & 7;
  const isImmediate = op1 == 1;
  if (opcode == ASSERT_EQ) {
    if (pcUpdate != 0 || apUpdate == AP_ADD) return OTHER;
    if (op1 == 0) return res == 0 ? DEREF : OTHER;
    return (res == 0 ? COPY : res == RES_ADD ? SUM : PRODUCT) + (isImmediate ? 1 : 0);
  }
  if (opcode == RET) {
    const isUsual = (load<u64>(slot) ^ OFFSET_BIAS) == 0x208b7fff7fff7ffe;
    return isUsual ? RETURN : OTHER;
  }
  if (!isImmediate || res != 0) return OTHER;
  const immediate = load<u64>(slot, IMMEDIATE);
  if (opcode == CALL) {
    const isUsual = pcUpdate == PC_JUMP_REL && (flags & (DST_FP | OP0_FP)) == 0 && load<u16>(slot, DST) == 0 && load<u16>(slot, OP0) == 1;
    return isUsual && leadsInside(offset, immediate) ? CALL_REL : OTHER;
  }
  if (opcode != 0) return OTHER;
  if (apUpdate == AP_ADD) return pcUpdate == 0 && isSmall(immediate) ? ADD_AP : OTHER;
  if (pcUpdate == PC_JUMP_REL) return leadsInside(offset, immediate) ? JUMP : OTHER;
  return pcUpdate == PC_JNZ && leadsInside(offset, immediate) ? JUMP_IF : OTHER;
}

function leadsInside(offset: u32, distance: u64): bool {
  return isSmall(distance) && <u64>(<i64>offset + smallValue(distance)) < <u64>FAR;
}

/** Makes the loop leave at this address, or not any longer. */
export function markStop(segment: i32, offset: u32, on: bool): void {
  chunkFor(segment, offset);
  const slot = slotIn(codePage(segment, offset), offset);
  const kind = load<u8>(slot, KIND);
  store<u8>(slot, <u8>(on ? kind | STOP_HERE : kind & ~STOP_HERE), KIND);
}

/** Makes `findSought` look for the steps at this address, or not any longer. */
export function markSought(segment: i32, offset: u32, on: bool): void {
  chunkFor(segment, offset);
  store<u8>(slotIn(codePage(segment, offset), offset), on ? 1 : 0, IS_SOUGHT);
}
