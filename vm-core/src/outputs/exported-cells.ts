import type { Core } from '../core/core.ts';
import type { Segments } from '../memory/segments.ts';
import { chunkOf, type ChunkOptions } from './chunk-options.ts';

const CELL_BYTES = 40;
const CHUNK_CELLS = 16 * 1024;

/**
 * The known cells of the real segments, sorted by address, in chunks of 40 bytes a cell: address (64 bits) and value
 * (256 bits), lowest byte first.
 * @param starts a `startTable`
 * @param mark what the highest 64 bits of an address hold besides it
 */
export function* exportedCells(
  core: Core,
  segments: Segments,
  starts: number,
  mark: bigint,
  options: ChunkOptions = {},
): Generator<Uint8Array> {
  const out = core.allocate(CHUNK_CELLS * CELL_BYTES);
  for (let segment = 0; segment < segments.count; segment++) {
    const size = segments.usedSize(segment);
    for (let from = 0; from < size; from += CHUNK_CELLS) {
      const to = Math.min(size, from + CHUNK_CELLS);
      const bytes = core.exportCells(segment, from, to, out, starts, mark);
      if (bytes > 0) yield chunkOf(core.memory, out, bytes, options);
    }
  }
}
