/** Why a run cannot go on, of something that was thrown. */
export function failureReason(thrown: unknown, isHeapExhausted: boolean): Error {
  if (thrown instanceof WebAssembly.RuntimeError && isHeapExhausted) {
    return new Error('The memory of this VM (4 GiB) is used up. The run is too long to be recorded here.');
  }
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
