import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MemoryCells, RunFilesError, traceRegisters, type RecordedRun } from '../../../vm-core/src/index.ts';
import { fileErrorReason, usageError } from '../cli-error.ts';
import { readNamedFile } from '../read-file.ts';

const ENTRY_BYTES = 24;
const CHUNK_BYTES = 65_536 * ENTRY_BYTES;

/** What belongs to the run of another VM. */
export interface RunFiles {
  readonly trace: string;
  readonly memory: string | undefined;
}

/**
 * A run that is known by its trace file, and by its memory file if there is one.
 * @throws CliError with the usage exit code for a file that cannot be read or is none of these
 */
export function fileRun({ trace, memory }: RunFiles): RecordedRun {
  return {
    name: trace,
    steps: countSteps(trace),
    registers: () => traceRegisters(piecesOf(trace)),
    memory: memory === undefined ? undefined : readMemory(memory),
    startOf: () => undefined,
    failure: undefined,
  };
}

function countSteps(trace: string): number {
  return withFile(trace, descriptor => {
    const { size } = fstatSync(descriptor);
    if (size % ENTRY_BYTES === 0) return size / ENTRY_BYTES;
    throw usageError(
      `${trace} is no trace file: its size, ${size} bytes, is no multiple of ${ENTRY_BYTES}. ` +
        'A program to run ends in .cairo or .json.',
    );
  });
}

/** Piece by piece: a trace may be larger than memory. */
function* piecesOf(trace: string): Generator<Uint8Array> {
  const descriptor = openSync(trace, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const bytes = readWhole(descriptor, chunk);
      if (bytes === 0) return;
      yield chunk.subarray(0, bytes);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** @throws CliError with the usage exit code if it is no memory file */
function readMemory(file: string): MemoryCells {
  const bytes = readNamedFile(file, '--memory-file');
  try {
    return new MemoryCells(bytes);
  } catch (error) {
    if (!(error instanceof RunFilesError)) throw error;
    throw usageError(`${file} (--memory-file) is no memory file: ${error.message}`);
  }
}

function readWhole(descriptor: number, chunk: Buffer): number {
  let bytes = 0;
  while (bytes < chunk.length) {
    const read = readSync(descriptor, chunk, bytes, chunk.length - bytes, null);
    if (read === 0) break;
    bytes += read;
  }
  return bytes;
}

function withFile<T>(file: string, use: (descriptor: number) => T): T {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
    if (fstatSync(descriptor).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    throw usageError(`Cannot read ${file}: ${fileErrorReason(error)}.`);
  }
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
