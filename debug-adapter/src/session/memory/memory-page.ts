import { Relocatable } from '../../../../vm-core/src/index.ts';
import { ClientError, wrongArgument } from '../../client-error.ts';
import { memoryCells, type MemoryCell } from '../../debuggee/inspect/memory-cells.ts';
import { hasSegment, segmentRole } from '../../debuggee/inspect/segments.ts';
import type { Session } from '../session.ts';
import { cairoFrame } from './address.ts';
import { shownCells } from './segment-bytes.ts';

/** More than a person looks at. */
const MOST_CELLS = 4096;

/** Arguments of `cairoscope/memory`. */
export interface MemoryPageArguments {
  readonly segment: number;
  /** The offset of the first cell. */
  readonly start: number;
  readonly count: number;
  /** Whose registers are marked; the innermost frame's if left out. */
  readonly frameId?: number;
}

/** Answer to `cairoscope/memory`. */
export interface MemoryPageBody {
  readonly segment: number;
  /** What the segment is for: a builtin, `execution`, `program` … */
  readonly role?: string;
  /** 1 + the offset of the last known cell. */
  readonly size: number;
  /** Segments 0 … `segmentCount` - 1 are real, -1 … -`temporaryCount` temporary. */
  readonly segmentCount: number;
  readonly temporaryCount: number;
  /** The number of instructions that are executed at this moment. */
  readonly step: number;
  /** Fewer than `count` at the end of the segment. */
  readonly cells: readonly MemoryCell[];
}

/** Cells of one segment with all that is known of them: for a view of memory that knows what cells are. */
export function memoryPage(
  session: Session,
  { segment, start, count, frameId }: MemoryPageArguments,
): MemoryPageBody {
  const { cursor, naming } = session.stopped.debuggee;
  const { view } = cursor;
  if (!Number.isInteger(segment) || !hasSegment(view, segment)) {
    throw new ClientError(`There is no segment ${segment}. The last one is ${view.segments.count - 1}.`);
  }
  if (!(Number.isSafeInteger(start) && start >= 0)) throw wrongArgument('start', 'the offset of a cell');
  if (!(Number.isInteger(count) && count >= 0 && count <= MOST_CELLS)) {
    throw wrongArgument('count', `a number of cells up to ${MOST_CELLS}`);
  }
  const role = segmentRole(cursor, segment);
  const shown = Math.max(0, Math.min(count, shownCells(view, segment) - start));
  const registers = cairoFrame(session, frameId)?.registers;
  return {
    segment,
    ...(role === undefined ? {} : { role }),
    size: view.segments.usedSize(segment),
    segmentCount: view.segments.count,
    temporaryCount: view.segments.temporaryCount,
    step: view.step,
    cells: memoryCells(cursor, naming, new Relocatable(segment, start), shown, registers),
  };
}
