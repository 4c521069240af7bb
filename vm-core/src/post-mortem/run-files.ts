import { RunFilesError } from './run-files-error.ts';
import type { PublicInput } from './public-input.ts';

/** ap, fp and pc, 64 bits each. */
export const STEP_BYTES = 24;
/** An address (64 bits) and a value (256 bits). */
export const CELL_BYTES = 40;

/** What a VM writes of a run, in pieces of any length; see outputs/trace-file.ts and outputs/memory-file.ts. */
export interface RunFiles {
  readonly trace: Iterable<Uint8Array>;
  /** Cells in any order. Read twice. */
  readonly memory: () => Iterable<Uint8Array>;
  /** Of a run for a proof: tells where the segments of all builtins are. */
  readonly publicInput?: PublicInput | undefined;
}

/** The pieces of a file, cut between its entries. @throws RunFilesError if it ends inside one */
export function* wholeEntries(
  pieces: Iterable<Uint8Array>,
  entryBytes: number,
  name: string,
): Generator<Uint8Array> {
  let rest = new Uint8Array();
  let size = 0;
  for (const piece of pieces) {
    size += piece.length;
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % entryBytes);
    if (whole > 0) yield bytes.subarray(0, whole);
    rest = bytes.slice(whole);
  }
  if (rest.length === 0) return;
  throw new RunFilesError(
    `The ${name} file is cut off, or is none: its size, ${size} bytes, is no multiple of ${entryBytes}.`,
  );
}
