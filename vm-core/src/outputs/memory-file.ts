import type { Core } from '../core/core.ts';
import type { Segments } from '../memory/segments.ts';
import type { ChunkOptions } from './chunk-options.ts';
import { exportedCells } from './exported-cells.ts';
import type { Relocation } from './relocation.ts';

/**
 * The memory file: address (64 bits) and value (256 bits) of each known cell, relocated, lowest byte first, sorted by
 * address (the cells of cairo-lang's, which writes them in the order of assignment).
 */
export function memoryFile(
  core: Core,
  segments: Segments,
  relocation: Relocation,
  options: ChunkOptions,
): Generator<Uint8Array> {
  return exportedCells(core, segments, relocation.table, 0n, options);
}
