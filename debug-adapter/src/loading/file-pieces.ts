import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ClientError, describeError } from '../client-error.ts';

/** Whole entries of trace and memory files, which have 24 and 40 bytes. */
const PIECE_BYTES = 120 * 2 ** 13;

/** A file that may be larger than memory, piece by piece. */
export interface PiecedFile {
  readonly bytes: number;
  pieces(): Generator<Uint8Array>;
}

/** @param what what the file is, for the errors @throws ClientError that names it if it cannot be read */
export function piecedFile(file: string, what: string): PiecedFile {
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw new ClientError(`The ${what} ${file} cannot be read: ${describeError(error)}`, true);
    }
  };
  const withFile = function* (): Generator<Uint8Array> {
    const descriptor = reading(() => openSync(file, 'r'));
    try {
      for (;;) {
        const piece = new Uint8Array(PIECE_BYTES);
        const bytes = reading(() => readSync(descriptor, piece));
        if (bytes === 0) return;
        yield piece.subarray(0, bytes);
      }
    } finally {
      closeSync(descriptor);
    }
  };
  return { bytes: reading(() => sizeOf(file)), pieces: withFile };
}

function sizeOf(file: string): number {
  const descriptor = openSync(file, 'r');
  try {
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw new Error('it is a folder.');
    return status.size;
  } finally {
    closeSync(descriptor);
  }
}
