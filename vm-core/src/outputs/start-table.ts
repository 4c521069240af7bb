import type { Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import { Relocatable } from '../relocatable.ts';

const ENTRY_BYTES = 8;

/** The parts of a VM whose cells go into a file. */
export interface CellSource {
  readonly core: Core;
  readonly segments: Segments;
  readonly memory: Memory;
}

/**
 * A table for the core, in its memory: the address where each segment starts in a file. Temporary segments start where
 * their rules lead. Returns the place of segment 0, which those of temporary segments lie below.
 */
export function startTable(
  { core, segments, memory }: CellSource,
  address: (cell: Relocatable) => bigint,
): number {
  const { count, temporaryCount } = segments;
  const table = core.allocate((count + temporaryCount) * ENTRY_BYTES) + temporaryCount * ENTRY_BYTES;
  const view = new DataView(core.memory.buffer);
  for (let segment = -temporaryCount; segment < count; segment++) {
    const start = memory.relocate(new Relocatable(segment, 0));
    if (start.segment >= 0) view.setBigUint64(table + segment * ENTRY_BYTES, address(start), true);
  }
  return table;
}
