import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fileErrorReason, usageError } from '../cli-error.ts';
import { MemoryFile } from './memory-file.ts';
import type { RecordedRun, StepRegisters } from './recorded-run.ts';

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
    registers: () => readTrace(trace),
    memory: memory === undefined ? undefined : MemoryFile.read(memory),
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
function* readTrace(trace: string): Generator<StepRegisters, undefined> {
  const descriptor = openSync(trace, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const bytes = readWhole(descriptor, chunk);
      if (bytes === 0) return undefined;
      for (let at = 0; at + ENTRY_BYTES <= bytes; at += ENTRY_BYTES) {
        const word = (index: number): number => Number(chunk.readBigUInt64LE(at + 8 * index));
        yield { ap: word(0), fp: word(1), pc: word(2) };
      }
    }
  } finally {
    closeSync(descriptor);
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
