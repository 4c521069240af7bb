import { Relocatable } from '../relocatable.ts';
import type { CairoPie } from './cairo-pie.ts';
import { PieCells } from './pie-memory.ts';

/** The same PIE with all its extra segments put behind each other, in the first of them (merge_extra_segments). */
export function mergeExtraSegments(pie: CairoPie): CairoPie {
  const [first] = pie.metadata.extraSegments;
  if (first === undefined) return pie;
  const starts = new Map<number, Relocatable>();
  let size = 0;
  for (const segment of pie.metadata.extraSegments) {
    starts.set(segment.index, new Relocatable(first.index, size));
    size += segment.size;
  }
  return {
    ...pie,
    metadata: { ...pie.metadata, extraSegments: [{ index: first.index, size }] },
    memory: moved(pie.memory, starts),
  };
}

function moved(memory: Uint8Array, starts: ReadonlyMap<number, Relocatable>): Uint8Array {
  const copy = memory.slice();
  const cells = new PieCells(copy);
  while (cells.next()) {
    const start = starts.get(cells.addressSegment);
    if (start) cells.moveAddress(start.add(cells.addressOffset));
    const target = cells.isPointer ? starts.get(cells.pointerSegment) : undefined;
    if (target) cells.movePointer(target.add(cells.pointerOffset));
  }
  return copy;
}
