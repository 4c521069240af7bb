/**
 * Instances of builtins that have been computed, with all their felts, kept by their inputs: a program reads the outputs
 * one by one, and real programs hash the same values again and again. Every kind of builtin has a table; an instance has
 * one place in it, which it takes from the one that was there.
 */
import { FELT_BYTES, feltCopy, feltEqual } from './felt';
import { allocate } from './heap';

/** Bits of a place's number, by kind of segment (segments.ts); 0 where computing anew is as fast. */
const PLACE_BITS = memory.data<u8>([0, 0, 12, 0, 0, 11, 7, 9, 0]);
const tables = memory.data(4 * 9, 4);

/** Before the felts of an instance: whether they are computed. */
const HEADER_BYTES: usize = 8;

/** Odd, with bits all over (2^64 divided by the golden ratio). */
const MIXER: u64 = 0x9e3779b97f4a7c15;

/** Where the instance of this kind with these inputs is, or may be put: its felts, of which there are `cells`. */
export function instanceFor(kind: u32, cells: u32, felts: usize, inputs: u32): usize {
  const bits = <u32>load<u8>(PLACE_BITS + kind);
  const bytes = HEADER_BYTES + <usize>cells * FELT_BYTES;
  const table = tables + (<usize>kind << 2);
  if (load<u32>(table) == 0) store<u32>(table, <u32>allocate(bytes << bits));
  let mixed: u64 = 0;
  for (let i: u32 = 0; i < inputs; i++) {
    const felt = felts + <usize>i * FELT_BYTES;
    mixed = (rotl(mixed, 23) ^ load<u64>(felt) ^ rotl(load<u64>(felt, 8), 17)) * MIXER;
  }
  const place = bits == 0 ? 0 : <u32>(mixed >> (64 - bits));
  return <usize>load<u32>(table) + <usize>place * bytes + HEADER_BYTES;
}

/** Is it the instance with these inputs, computed? If not, it gets the inputs, for the outputs to be computed. */
export function isComputed(instance: usize, felts: usize, inputs: u32): bool {
  let isSame = load<u8>(instance - HEADER_BYTES) != 0;
  for (let at: usize = 0; isSame && at < <usize>inputs * FELT_BYTES; at += FELT_BYTES) {
    isSame = feltEqual(instance + at, felts + at);
  }
  if (isSame) return true;
  store<u8>(instance - HEADER_BYTES, 0);
  for (let at: usize = 0; at < <usize>inputs * FELT_BYTES; at += FELT_BYTES) feltCopy(instance + at, felts + at);
  return false;
}

/** The instance's outputs are there. */
export function setComputed(instance: usize): void { store<u8>(instance - HEADER_BYTES, 1); }
