import { SegmentKind } from '../core/core.ts';
import type { Segments } from '../memory/segments.ts';
import type { Relocatable } from '../relocatable.ts';

/** What is known of a builtin before a run (cairo-lang, lang/builtins). */
export interface BuiltinKind {
  readonly cellsPerInstance: number;
  /** The first cells of an instance, given by the program; the others are deduced. */
  readonly inputCells: number;
  /** The rule that the core applies to the segment. */
  readonly segmentKind: number;
}

export const BUILTIN_KINDS: Readonly<Record<string, BuiltinKind>> = {
  output: { cellsPerInstance: 1, inputCells: 1, segmentKind: SegmentKind.plain },
  pedersen: { cellsPerInstance: 3, inputCells: 2, segmentKind: SegmentKind.pedersen },
  range_check: { cellsPerInstance: 1, inputCells: 1, segmentKind: SegmentKind.rangeCheck },
  bitwise: { cellsPerInstance: 5, inputCells: 2, segmentKind: SegmentKind.bitwise },
};

/** A builtin of a run: a segment whose cells obey a rule. */
export class Builtin implements BuiltinKind {
  readonly cellsPerInstance: number;
  readonly inputCells: number;
  readonly segmentKind: number;
  /** The pointer that the program returned for it; known after `CairoVm.end`. */
  stopPointer: Relocatable | undefined;

  constructor(
    /** As in `%builtins`: output, pedersen, range_check, bitwise… */
    readonly name: string,
    readonly base: Relocatable,
    /** Does the program name it in `%builtins`? */
    readonly included: boolean,
    kind: BuiltinKind,
    private readonly segments: Segments,
  ) {
    this.cellsPerInstance = kind.cellsPerInstance;
    this.inputCells = kind.inputCells;
    this.segmentKind = kind.segmentKind;
  }

  /** Cells of its segment up to the last known one. */
  usedCells(): number {
    return this.segments.usedSize(this.base.segment);
  }

  /** Started instances. */
  usedInstances(): number {
    return Math.ceil(this.usedCells() / this.cellsPerInstance);
  }
}
