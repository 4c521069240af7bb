import type { Contestants } from './contestants.ts';

/** One part of the benchmark, which can be measured by itself: `npm run bench -- --only NAME`. */
export interface Section {
  readonly name: string;
  /** Its heading in RESULTS.md. */
  readonly title: string;
  /** @returns what goes below the heading, in markdown */
  measure(contestants: Contestants, runs: number): Promise<string>;
}
