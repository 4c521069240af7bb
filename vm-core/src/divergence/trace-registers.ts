import { STEP_BYTES, wholeEntries } from '../post-mortem/run-files.ts';
import type { StepRegisters } from './recorded-run.ts';

/** The registers in a trace file, step by step. @throws RunFilesError if it ends inside an entry */
export function* traceRegisters(pieces: Iterable<Uint8Array>): Generator<StepRegisters, undefined> {
  for (const piece of wholeEntries(pieces, STEP_BYTES, 'trace')) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    for (let at = 0; at < piece.length; at += STEP_BYTES) {
      const word = (index: number): number => Number(view.getBigUint64(at + 8 * index, true));
      yield { ap: word(0), fp: word(1), pc: word(2) };
    }
  }
  return undefined;
}
