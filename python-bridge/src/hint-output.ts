/** Something that a hint printed, or a program that it started. */
export interface HintOutput {
  readonly category: 'stdout' | 'stderr';
  readonly text: string;
  /** Where the hint printed it: absolute path, line from 1. Not known of what bypasses Python's own streams. */
  readonly file?: string | null | undefined;
  readonly line?: number | null | undefined;
}
