const MIB = 2 ** 20;
/** All that a VM can have, in bytes. */
const MOST = 2 ** 32;

/** Why a run cannot go on, of something that was thrown. */
export function failureReason(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The same once the memory of the VM is used up, when the core can only trap. */
export function outOfMemory(thrown: unknown, maxMemory = MOST): Error {
  if (!(thrown instanceof WebAssembly.RuntimeError)) return failureReason(thrown);
  const size = maxMemory >= MOST ? '4 GiB' : `${Math.round(maxMemory / MIB)} MiB`;
  return new Error(
    `The memory of this VM (${size}) is used up: the run is too long to be recorded in it. Its state can be looked at.`,
  );
}
