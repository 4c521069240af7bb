import type { Fields } from './checked-message.ts';

/** Something that a hint printed, or a program that it started. */
export interface HintOutput {
  readonly category: 'stdout' | 'stderr';
  readonly text: string;
  /** Where the hint printed it: absolute path, line from 1. Not known of what bypasses Python's own streams. */
  readonly file?: string;
  readonly line?: number;
}

/** The same as Python sends it. */
export interface PrintedOutput {
  readonly category: 'stdout' | 'stderr';
  readonly text: string;
  readonly file: string | null;
  readonly line: number | null;
}

export const PRINTED_OUTPUT: Fields<PrintedOutput> = {
  category: ['string'],
  text: ['string'],
  file: ['string', 'null'],
  line: ['number', 'null'],
};
