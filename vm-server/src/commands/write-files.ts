import { closeSync, openSync, writeSync } from 'node:fs';
import { PythonError } from '../../../vm-core/src/index.ts';
import { runOf, type Command } from './command.ts';

/** Absolute paths; null: the file is not wanted. */
export interface WriteFilesArguments {
  readonly trace: string | null;
  readonly memory: string | null;
}

/** Writes the files of an ended run piece by piece, so that they pass through no pipe and take no memory. */
export const writeFiles: Command<WriteFilesArguments> = ({ trace, memory }, context) => {
  const { vm } = runOf(context);
  if (trace !== null) write(trace, vm.trace({ reuse: true }));
  if (memory !== null) write(memory, vm.memoryFile({ reuse: true }));
  return {};
};

/** @throws PythonError */
function write(file: string, chunks: Iterable<Uint8Array>): void {
  try {
    const descriptor = openSync(file, 'w');
    try {
      for (const chunk of chunks) {
        for (let written = 0; written < chunk.length;) written += writeSync(descriptor, chunk, written);
      }
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new PythonError('OSError', `Cannot write ${file}: ${error.message}.`);
  }
}
