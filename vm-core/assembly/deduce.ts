// What builtins know of their own cells: values that follow from other cells, and values that may not be written.
// Rules: cairo-lang, builtins/*/*_builtin_runner.py. Where the reference raises an error, nothing is deduced here: the
// caller takes the exact path, which raises it.
import { cellPointer, storeCell } from './pages';
import { kindOf, KIND_BITWISE, KIND_CHECKED, KIND_EC_OP, KIND_KECCAK, KIND_PEDERSEN, KIND_POSEIDON, KIND_RANGE_CHECK, KIND_RANGE_CHECK_96 } from './segments';
import { isFelt, isSmall, packLimbs, poolPointer, smallValue, unpackLimbs, UNKNOWN } from './word';
import { feltAnd, FELT_BYTES, feltFitsBitwise, feltOr, feltXor } from './felt';
import { ecOp } from './ec-op';
import { instanceFor, isComputed, setComputed } from './instances';
import { fitsKeccak, keccakPermutation } from './keccak';
import { pedersen } from './pedersen';
import { poseidonPermutation } from './poseidon';

/** Marks, in a cell's stamp, that its builtin made the value: it needs no verification at the end. */
export const DEDUCED: u32 = 0x80000000;

// Cells of an instance by kind, and how many of them are inputs; the others are deduced.
const CELLS = memory.data<u8>([1, 1, 3, 5, 1, 6, 16, 7, 1]);
const INPUTS = memory.data<u8>([1, 1, 2, 2, 1, 3, 8, 5, 1]);

// By kind: the segment of the instance that was asked for last, 1 + the offset of its first cell (0: there is none), and
// where its felts are. What it was computed of is known once and for all, so this never gets wrong.
const last = memory.data(9 * 12, 4);
const LAST_BYTES: usize = 12;
const FIRST: usize = 4;
const INSTANCE: usize = 8;

/** The inputs of an instance, 8 at most. */
const given = memory.data(8 * 32, 8);

/** Computes the outputs at `felts`, after the inputs; false where the reference refuses the inputs. */
function compute(kind: u32, felts: usize, out: usize): bool {
  if (kind == KIND_PEDERSEN) {
    pedersen(out, felts, felts + FELT_BYTES);
  } else if (kind == KIND_BITWISE) {
    const y = felts + FELT_BYTES;
    if (!feltFitsBitwise(felts) || !feltFitsBitwise(y)) return false;
    feltAnd(out, felts, y);
    feltXor(out + FELT_BYTES, felts, y);
    feltOr(out + 2 * FELT_BYTES, felts, y);
  } else if (kind == KIND_POSEIDON) {
    poseidonPermutation(out, felts);
  } else if (kind == KIND_KECCAK) {
    for (let at = felts; at < out; at += FELT_BYTES) if (!fitsKeccak(at)) return false;
    keccakPermutation(out, felts);
  } else {
    return kind == KIND_EC_OP && ecOp(out, felts);
  }
  return true;
}

/** The felts of the instance that starts at `first`; 0 if they do not follow from its cells. */
function computeInstance(kind: u32, segment: i32, first: u32): usize {
  const inputs = <u32>load<u8>(INPUTS + kind);
  for (let i: u32 = 0; i < inputs; i++) {
    const word = load<u64>(cellPointer(segment, first + i));
    if (!isFelt(word)) return 0;
    unpackLimbs(word, given + <usize>i * FELT_BYTES);
  }
  const instance = instanceFor(kind, <u32>load<u8>(CELLS + kind), given, inputs);
  if (isComputed(instance, given, inputs)) return instance;
  if (!compute(kind, instance, instance + <usize>inputs * FELT_BYTES)) return 0;
  setComputed(instance);
  return instance;
}

/** The value that the cell must have, by its builtin's rule; UNKNOWN if the rule says nothing. Writes nothing. */
export function ruleFor(segment: i32, offset: u32): u64 {
  const kind = kindOf(segment);
  const index = offset % <u32>load<u8>(CELLS + kind);
  if (index < <u32>load<u8>(INPUTS + kind)) return UNKNOWN;
  const first = offset - index;
  const lastOne = last + <usize>kind * LAST_BYTES;
  if (load<i32>(lastOne) != segment || load<u32>(lastOne, FIRST) != first + 1) {
    store<u32>(lastOne, 0, FIRST);
    const instance = computeInstance(kind, segment, first);
    if (instance == 0) return UNKNOWN;
    store<i32>(lastOne, segment);
    store<u32>(lastOne, first + 1, FIRST);
    store<u32>(lastOne, <u32>instance, INSTANCE);
  }
  return packLimbs(<usize>load<u32>(lastOne, INSTANCE) + <usize>index * FELT_BYTES);
}

/** Does a rule of the segment speak of the cell? */
export function isOutput(segment: i32, offset: u32): bool {
  const kind = kindOf(segment);
  return offset % <u32>load<u8>(CELLS + kind) >= <u32>load<u8>(INPUTS + kind);
}

/** Deduces and writes an unknown cell; UNKNOWN if its builtin cannot. */
export function deduce(segment: i32, offset: u32, stamp: u32): u64 {
  const word = ruleFor(segment, offset);
  if (word != UNKNOWN) storeCell(segment, offset, word, stamp | DEDUCED);
  return word;
}

/** May this value be written to a cell of the segment? */
export function isValid(segment: i32, word: u64): bool {
  const kind = kindOf(segment);
  if (kind != KIND_RANGE_CHECK && kind != KIND_RANGE_CHECK_96) return kind != KIND_CHECKED;
  if (isSmall(word)) return smallValue(word) >= 0;
  if (!isFelt(word)) return false;
  const p = poolPointer(<u32>(word >> 2)); // 0 <= value < 2^128, or 2^96
  const above = load<u64>(p, 16) | load<u64>(p, 24);
  return (kind == KIND_RANGE_CHECK ? above : above | (load<u64>(p, 8) >> 32)) == 0;
}
