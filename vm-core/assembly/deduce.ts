// What builtins know of their own cells: values that follow from other cells, and values that may not be written.
// Rules: cairo-lang, builtins/{hash,bitwise,range_check}/*_builtin_runner.py. Where the reference raises an error,
// nothing is deduced here: the caller takes the exact path, which raises it.
import { cellPointer, kindOf, storeCell, KIND_BITWISE, KIND_PEDERSEN, KIND_RANGE_CHECK } from './segments';
import { isFelt, isSmall, packLimbs, poolPointer, smallValue, unpackLimbs, UNKNOWN } from './word';
import { feltAnd, feltOr, feltXor } from './felt';
import { pedersen } from './pedersen';

/** Marks, in a cell's stamp, that its builtin made the value: it needs no verification at the end. */
export const DEDUCED: u32 = 0x80000000;

const PEDERSEN_CELLS: u32 = 3;
const BITWISE_CELLS: u32 = 5;
/** The bitwise builtin takes felts below 2^251: the highest limb is below 2^59. */
const BITWISE_TOP: u64 = 1 << 59;

const x: usize = memory.data(32), y: usize = memory.data(32), out: usize = memory.data(32);

function pedersenCell(segment: i32, offset: u32): u64 {
  if (offset % PEDERSEN_CELLS != 2) return UNKNOWN;
  const a = load<u64>(cellPointer(segment, offset - 2)), b = load<u64>(cellPointer(segment, offset - 1));
  if (!isFelt(a) || !isFelt(b)) return UNKNOWN;
  unpackLimbs(a, x); unpackLimbs(b, y);
  pedersen(out, x, y);
  return packLimbs(out);
}

function bitwiseCell(segment: i32, offset: u32): u64 {
  const index = offset % BITWISE_CELLS;
  if (index < 2) return UNKNOWN;
  const a = load<u64>(cellPointer(segment, offset - index)), b = load<u64>(cellPointer(segment, offset - index + 1));
  if (!isFelt(a) || !isFelt(b)) return UNKNOWN;
  unpackLimbs(a, x); unpackLimbs(b, y);
  if (load<u64>(x, 24) >= BITWISE_TOP || load<u64>(y, 24) >= BITWISE_TOP) return UNKNOWN;
  if (index == 2) feltAnd(out, x, y);
  else if (index == 3) feltXor(out, x, y);
  else feltOr(out, x, y);
  return packLimbs(out);
}

/** The value that the cell must have, by its builtin's rule; UNKNOWN if the rule says nothing. Writes nothing. */
export function ruleFor(segment: i32, offset: u32): u64 {
  const kind = kindOf(segment);
  if (kind == KIND_PEDERSEN) return pedersenCell(segment, offset);
  if (kind == KIND_BITWISE) return bitwiseCell(segment, offset);
  return UNKNOWN;
}

/** Deduces and writes an unknown cell; UNKNOWN if its builtin cannot. */
export function deduce(segment: i32, offset: u32, stamp: u32): u64 {
  const word = ruleFor(segment, offset);
  if (word != UNKNOWN) storeCell(segment, offset, word, stamp | DEDUCED);
  return word;
}

/** May this value be written to a cell of the segment? */
export function isValid(segment: i32, word: u64): bool {
  if (kindOf(segment) != KIND_RANGE_CHECK) return true;
  if (isSmall(word)) return smallValue(word) >= 0;
  if (!isFelt(word)) return false;
  const p = poolPointer(<u32>(word >> 2)); // 0 <= value < 2^128
  return (load<u64>(p, 16) | load<u64>(p, 24)) == 0;
}
