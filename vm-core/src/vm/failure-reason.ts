import type { Core } from '../core/core.ts';
import type { VmOptions } from './vm-options.ts';

const MIB = 2 ** 20;
const MIN_MEMORY = 16 * MIB;
const ALL_MEMORY = 4096 * MIB;

/** @throws RangeError if a VM cannot be made with so little or so much memory */
export function limitMemory(core: Core, bytes: number): void {
  if (!(bytes >= MIN_MEMORY && bytes <= ALL_MEMORY)) {
    throw new RangeError(`maxMemory is ${bytes} bytes, and must be from 16 MiB to 4 GiB.`);
  }
  core.setHeapLimit(bytes);
}

/** Why a run cannot go on, of something that was thrown. */
export function failureReason(
  thrown: unknown,
  core: Core,
  { maxMemory = ALL_MEMORY, recording = true }: VmOptions,
): Error {
  if (!isOutOfMemory(thrown, core)) return thrown instanceof Error ? thrown : new Error(String(thrown));
  const isAll = maxMemory >= ALL_MEMORY;
  const more = [...(isAll ? [] : ['more memory (at most 4 GiB)']), ...(recording ? ['no recording'] : [])];
  const size = isAll ? '4 GiB' : `${Math.floor(maxMemory / MIB)} MiB`;
  return new Error(
    `The memory of this VM (${size}) is used up: the run is too long for it, after ${core.step.value} steps. ` +
      `Its state can be looked at.${more.length > 0 ? ` It goes further with ${more.join(' or ')}.` : ''}`,
  );
}

/** Did the core trap because it found no memory? */
export function isOutOfMemory(thrown: unknown, core: Core): boolean {
  return thrown instanceof WebAssembly.RuntimeError && core.heapExhausted.value !== 0;
}
