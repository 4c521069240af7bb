import type { Json } from '../outputs/python-json.ts';

/**
 * A Cairo PIE, a position independent execution: the memory of a run and what it takes to join it to other runs
 * (cairo-lang, vm/cairo_pie.py).
 */
export interface CairoPie {
  readonly metadata: PieMetadata;
  /** The bytes of memory.bin; see pie-memory.ts. */
  readonly memory: Uint8Array;
  /** What builtins keep beside memory, as JSON, by `NAME_builtin`. */
  readonly additionalData: ReadonlyMap<string, Json>;
  readonly executionResources: PieResources;
  readonly version: ReadonlyMap<string, Json>;
}

export interface PieMetadata {
  readonly program: StrippedProgram;
  readonly programSegment: SegmentInfo;
  readonly executionSegment: SegmentInfo;
  readonly retFpSegment: SegmentInfo;
  readonly retPcSegment: SegmentInfo;
  /** By the builtin's name, in the order of their segments. */
  readonly builtinSegments: ReadonlyMap<string, SegmentInfo>;
  readonly extraSegments: readonly SegmentInfo[];
}

/** A program without hints, names and locations. */
export interface StrippedProgram {
  readonly prime: bigint;
  readonly data: readonly bigint[];
  readonly builtins: readonly string[];
  /** The pc of `main`. */
  readonly main: number;
}

export interface SegmentInfo {
  readonly index: number;
  /** In cells. */
  readonly size: number;
}

/** What the run took. */
export interface PieResources {
  /** Used instances, by `NAME_builtin`. */
  readonly builtinInstanceCounter: ReadonlyMap<string, number>;
  readonly nMemoryHoles: number;
  readonly nSteps: number;
}

/** The version that is written. */
export const PIE_VERSION = '1.1';
/** The version of a PIE that names none. */
export const FIRST_PIE_VERSION = '1.0';

/** In the order of cairo-lang's `all_segments`. */
export function allSegments(metadata: PieMetadata): SegmentInfo[] {
  const { programSegment, executionSegment, retFpSegment, retPcSegment } = metadata;
  const { builtinSegments, extraSegments } = metadata;
  const fixed = [programSegment, executionSegment, retFpSegment, retPcSegment];
  return [...fixed, ...builtinSegments.values(), ...extraSegments];
}

/** Segment index → size. */
export function segmentSizes(metadata: PieMetadata): ReadonlyMap<number, number> {
  return new Map(allSegments(metadata).map(({ index, size }) => [index, size]));
}
