import type { Core } from '../core/core.ts';
import type { Segments } from '../memory/segments.ts';
import type { Relocation } from './relocation.ts';

const ENTRY_BYTES = 40;
const CHUNK_CELLS = 16 * 1024;

/**
 * The memory file: address (64 bits) and value (256 bits) of each known cell, relocated, lowest byte first, sorted by
 * address (the cells of cairo-lang's, which writes them in the order of assignment).
 */
export function* memoryFile(core: Core, segments: Segments, relocation: Relocation): Generator<Uint8Array> {
  const out = core.allocate(CHUNK_CELLS * ENTRY_BYTES);
  for (let segment = 0; segment < segments.count; segment++) {
    const size = segments.usedSize(segment);
    for (let from = 0; from < size; from += CHUNK_CELLS) {
      const to = Math.min(size, from + CHUNK_CELLS);
      const bytes = core.exportCells(segment, from, to, out, relocation.table);
      yield new Uint8Array(core.memory.buffer, out, bytes).slice();
    }
  }
}
