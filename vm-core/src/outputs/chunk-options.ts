/** How the chunks of an output file are handed out. */
export interface ChunkOptions {
  /**
   * Is each chunk done with before the next one is asked for? Then all of them are views of one place in the VM's
   * memory, which saves a copy. Default: every chunk is the caller's to keep.
   */
  readonly reuse?: boolean;
}

/** The bytes from `start` on, as asked for. */
export function chunkOf(
  memory: WebAssembly.Memory,
  start: number,
  bytes: number,
  options: ChunkOptions,
): Uint8Array {
  const view = new Uint8Array(memory.buffer, start, bytes);
  return options.reuse === true ? view : view.slice();
}
