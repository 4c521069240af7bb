import type { Core } from '../core/core.ts';
import { PieError } from './pie-error.ts';
import { CELL_BYTES } from './pie-memory.ts';

const CHUNK_BYTES = 16 * 1024 * CELL_BYTES;

/**
 * Puts the cells of memory.bin into a VM that has none yet, as loaded before the run.
 * @throws PieError if an offset is out of this VM's range
 */
export function loadPieMemory(core: Core, memory: Uint8Array): void {
  const buffer = core.allocate(CHUNK_BYTES);
  for (let from = 0; from < memory.length; from += CHUNK_BYTES) {
    const chunk = memory.subarray(from, from + CHUNK_BYTES);
    new Uint8Array(core.memory.buffer, buffer).set(chunk);
    if (core.importCells(buffer, chunk.length / CELL_BYTES) === 0) continue;
    throw new PieError(
      'The Cairo PIE has offsets that are out of range: this VM keeps those of cells below 2^31 - 1.',
    );
  }
}
