import type { CellValue, Relocatable } from '../relocatable.ts';

/** Where a cell is: `segment:offset` in a run of this VM, the address in a memory file of any VM. */
export type Place = Relocatable | number;

/** The registers before a step. */
export interface StepRegisters {
  readonly pc: Place;
  readonly ap: Place;
  readonly fp: Place;
}

/** A run that has been made, here or by another VM. */
export interface RecordedRun {
  /** What the user calls it. */
  readonly name: string;
  readonly steps: number;
  /** Of every step, from the first. */
  registers(): Iterator<StepRegisters, undefined>;
  /** Undefined: only the registers are known. */
  readonly memory: RecordedMemory | undefined;
  /** Where a segment starts in the memory file of this run; undefined if it is not known. */
  startOf(segment: number): number | undefined;
  /** What went wrong with it; undefined: nothing. */
  readonly failure: string | undefined;
}

export interface RecordedMemory {
  /** Undefined for a cell that is not known. */
  get(place: Place): CellValue | undefined;
  /** Of every known cell. */
  places(): Iterable<Place>;
}
