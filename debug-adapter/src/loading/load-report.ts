/** Tells the user how the loading of a program goes. */
export interface LoadReport {
  /** What is being done now. @param fraction from 0 to 1, if it can be told */
  progress(stage: string, fraction?: number): void;
  /** A line for the console, with the place that it speaks of. */
  complain(text: string, file: string, line: number, column: number): void;
  readonly signal: AbortSignal;
}
