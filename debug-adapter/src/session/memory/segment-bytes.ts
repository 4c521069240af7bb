import { Relocatable, type MachineView } from '../../../../vm-core/src/index.ts';
import { CELL_BYTES, writeCellBytes } from '../../debuggee/inspect/cell-bytes.ts';
import { hasSegment } from '../../debuggee/inspect/segments.ts';
import type { BytePlace } from '../addresses.ts';

/** 4 KiB, as the pages of VS Code's hex editor. */
const PAGE_CELLS = 128;

/** What a client gets of some bytes that it asks for. */
export interface ReadBytes {
  readonly data: Buffer;
  /** How many bytes are not there: behind `data`, or before the segment if there is no data. */
  readonly unreadable: number;
}

/**
 * How many cells of a segment are shown: the pages of its known cells, and always some unknown cells behind the last
 * one, to be written to. 0: there is no such segment.
 */
export function shownCells(view: MachineView, segment: number): number {
  if (!hasSegment(view, segment)) return 0;
  return (Math.floor(view.segments.usedSize(segment) / PAGE_CELLS) + 1) * PAGE_CELLS;
}

/** `count` bytes of a segment, cells without a value included. */
export function readBytes(view: MachineView, { segment, byte }: BytePlace, count: number): ReadBytes {
  if (byte < 0) return { data: Buffer.alloc(0), unreadable: Math.min(count, -byte) };
  const end = Math.max(byte, Math.min(byte + count, shownCells(view, segment) * CELL_BYTES));
  const first = Math.floor(byte / CELL_BYTES);
  const last = Math.ceil(end / CELL_BYTES);
  const cells = Buffer.allocUnsafe((last - first) * CELL_BYTES);
  for (let offset = first; offset < last; offset++) {
    const value = view.memory.get(new Relocatable(segment, offset));
    writeCellBytes(cells, (offset - first) * CELL_BYTES, value);
  }
  const start = byte - first * CELL_BYTES;
  return { data: cells.subarray(start, start + end - byte), unreadable: count - (end - byte) };
}
