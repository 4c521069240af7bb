/** What a measuring process prints as JSON. */
export interface Measurement {
  readonly steps: number;
  /** Of the run alone: without starting the process, loading the program and writing files. */
  readonly seconds: number;
  /** Highest resident memory of the process; null where the system does not tell. */
  readonly peakBytes: number | null;
}

/** The middle one; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
