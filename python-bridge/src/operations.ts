import type { CairoVm } from '../../vm-core/src/index.ts';
import type { Frame } from './frame-reader.ts';
import { ENTRY_SIZE } from './protocol.ts';

/**
 * Does what a hint did since the VM was last told: segments first, then writes in their order.
 * A frame that is too short for its writes does nothing.
 * @returns the flags that Python sent along
 * @throws MemoryError or RangeError for a write that the VM refuses
 */
export function applyOperations(frame: Frame, vm: CairoVm): number {
  const flags = frame.uint8();
  frame.skip(3);
  const segments = frame.uint32();
  const temporary = frame.uint32();
  const writes = frame.uint32();
  frame.mustHold(writes * ENTRY_SIZE);
  for (let i = 0; i < segments; i++) vm.segments.add();
  for (let i = 0; i < temporary; i++) vm.segments.addTemporary();
  for (let i = 0; i < writes; i++) {
    const { address, value } = frame.entry();
    vm.memory.set(address, value);
  }
  return flags;
}
