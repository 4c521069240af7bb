/**
 * The core's only allocator: a pointer that moves up through linear memory. Nothing is ever freed, because memory
 * cells are written once and live as long as their VM, and a VM owns a whole WebAssembly instance.
 */

/** Size of a WebAssembly page in bytes, as the WebAssembly specification fixes it. */
const PAGE_BYTES: u64 = 65536;

/** What every returned address is a multiple of: one felt, or one half of a cache line. */
const ALIGNMENT: u64 = 32;

/**
 * Pages that one growth adds at least (4 MiB). Growing replaces the host's ArrayBuffer and costs a system call, so it
 * is done seldom; pages that nobody has touched cost address space only.
 */
const GROWTH_PAGES: u64 = 64;

/** Pages in use at most: all that 32-bit addresses reach (4 GiB) but one, so that the heap's end fits 32 bits too. */
const MAX_PAGES: u64 = 65535;

/** First byte that has not been handed out; 0 until the first call. */
let top: u64 = 0;

/** Bytes of linear memory that are handed out or hold static data. */
export function heapTop(): usize {
  return <usize>top;
}

/**
 * True after `allocate` has found no memory: it then traps, and the host, which sees a bare `RuntimeError`, can tell
 * from this flag what happened.
 */
export let heapExhausted: bool = false;

/**
 * Hands out `bytes` of fresh, zeroed memory at a 32-byte aligned address.
 * Traps with `heapExhausted` set when the memory cannot grow that far.
 */
export function allocate(bytes: usize): usize {
  if (top == 0) top = (<u64>__heap_base + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  const start = top;
  // 64-bit sums, because a sum of two 32-bit sizes may not fit 32 bits.
  const end = (start + <u64>bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  const needed = (end + PAGE_BYTES - 1) / PAGE_BYTES;
  const present = <u64>memory.size();
  if (needed > present && !growTo(needed, present)) {
    heapExhausted = true;
    unreachable();
  }
  top = end;
  return <usize>start;
}

/** Grows linear memory from `present` to at least `needed` pages, generously if the host allows it. */
function growTo(needed: u64, present: u64): bool {
  if (needed > MAX_PAGES) return false;
  const generous = min(max(needed, present + GROWTH_PAGES), MAX_PAGES);
  if (memory.grow(<i32>(generous - present)) >= 0) return true;
  return generous > needed && memory.grow(<i32>(needed - present)) >= 0;
}
