/**
 * The core's only allocator: a pointer that moves up through linear memory. Nothing is ever freed, because memory
 * cells are written once and live as long as their VM, and a VM owns a whole WebAssembly instance.
 */

/** Size of a WebAssembly page in bytes, as the WebAssembly specification fixes it. */
const PAGE_BYTES: u64 = 65536;

/** What every returned address is a multiple of: one felt, or one half of a cache line. */
const ALIGNMENT: u64 = 32;

/** All that 32-bit addresses reach (4 GiB) but one page, so that the heap's end fits 32 bits too. */
const MAX_BYTES: u64 = 65535 * PAGE_BYTES;

/** Kept back for what is done after a run has used up its memory: to look at what it recorded, to write its files. */
const RESERVE: u64 = 16 << 20;

/** First byte that has not been handed out; 0 until the first call. */
let top: u64 = 0;

/** Where the heap may end: less by the reserve until the memory is used up. */
let limit: u64 = MAX_BYTES - RESERVE;

/** Bytes of linear memory that are handed out or hold static data. */
export function heapTop(): usize {
  return <usize>top;
}

/** Sets how many bytes of linear memory may be used, the reserve not counted. */
export function setHeapLimit(bytes: f64): void {
  limit = min(<u64>bytes, MAX_BYTES - RESERVE);
}

/**
 * True after `allocate` has found no memory: it then traps, and the host, which sees a bare `RuntimeError`, can tell
 * from this flag what happened.
 */
export let heapExhausted: bool = false;

/**
 * Hands out `bytes` of fresh, zeroed memory at a 32-byte aligned address.
 * Traps with `heapExhausted` set when that would exceed the limit or the memory cannot grow so far.
 */
export function allocate(bytes: usize): usize {
  if (top == 0) top = (<u64>__heap_base + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  const start = top;
  // 64-bit sums, because a sum of two 32-bit sizes may not fit 32 bits.
  const end = (start + <u64>bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  const needed = (end + PAGE_BYTES - 1) / PAGE_BYTES;
  const present = <u64>memory.size();
  if (end > limit || (needed > present && !growTo(needed, present))) {
    if (!heapExhausted) limit += RESERVE;
    heapExhausted = true;
    unreachable();
  }
  top = end;
  return <usize>start;
}

/**
 * Grows linear memory from `present` to at least `needed` pages: to twice its size if the host allows it. Each growth
 * gives the host a new ArrayBuffer, whose whole size V8 counts as garbage to come, and collects. Pages that nobody
 * has touched cost address space only.
 */
function growTo(needed: u64, present: u64): bool {
  const generous = min(max(needed, 2 * present), MAX_BYTES / PAGE_BYTES);
  if (memory.grow(<i32>(generous - present)) >= 0) return true;
  return generous > needed && memory.grow(<i32>(needed - present)) >= 0;
}
