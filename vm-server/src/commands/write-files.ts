import { closeSync, openSync, writeSync } from 'node:fs';
import { airPrivateInput, airPublicInput, PythonError, type CairoVm } from '../../../vm-core/src/index.ts';
import { runOf, type Command } from './command.ts';

/** Absolute paths; null or nothing: the file is not wanted. */
export interface WriteFilesArguments {
  readonly trace: string | null;
  readonly memory: string | null;
  /** Of a run for a proof. The private one names the files of the trace and the memory. */
  readonly airPublicInput?: string | null;
  readonly airPrivateInput?: string | null;
  readonly pie?: string | null;
  /** The steps by calls, for pprof. */
  readonly profile?: string | null;
}

/** Writes the files of an ended run piece by piece, so that they pass through no pipe and take no memory. */
export const writeFiles: Command<WriteFilesArguments> = async (files, context) => {
  const { vm } = runOf(context);
  const { trace, memory } = files;
  if (trace !== null) write(trace, vm.trace({ reuse: true }));
  if (memory !== null) write(memory, vm.memoryFile({ reuse: true }));
  if (files.airPublicInput) write(files.airPublicInput, airPublicInput(vm));
  if (files.airPrivateInput) write(files.airPrivateInput, privateInput(vm, trace, memory));
  // Loaded only when they are needed: most runs end without.
  if (files.pie) {
    const { pieFile } = await import('../../../vm-core/src/pie-files.ts');
    write(files.pie, [pieFile(vm.pie())]);
  }
  if (files.profile) {
    const { pprofFile } = await import('../../../vm-core/src/profile-files.ts');
    write(files.profile, [pprofFile(vm.profile())]);
  }
  return {};
};

function privateInput(vm: CairoVm, trace: string | null, memory: string | null): Iterable<Uint8Array> {
  if (trace !== null && memory !== null) return airPrivateInput(vm, { trace, memory });
  throw new PythonError(
    'ValueError',
    'The private input names the files of the trace and the memory: write them too.',
  );
}

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
