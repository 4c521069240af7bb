import { readFileSync } from 'node:fs';
import {
  openFiles,
  openPie,
  parsePublicInput,
  type CairoVm,
  type OpenOptions,
  type Program,
} from '../../../vm-core/src/index.ts';
import { readPie } from '../../../vm-core/src/pie-files.ts';
import { ClientError, describeError } from '../client-error.ts';
import { piecedFile } from './file-pieces.ts';
import type { LoadReport } from './load-report.ts';
import type { RecordedRun } from './recorded-arguments.ts';

const STEP_BYTES = 24;
const CELL_BYTES = 40;

/**
 * Opens a run that is over.
 * @param program of the run; a Cairo PIE has one of its own, without names
 * @throws ClientError that names the file and what is wrong with it
 */
export async function openRecorded(
  run: RecordedRun,
  program: Program | undefined,
  options: Pick<OpenOptions, 'layout' | 'readSource'>,
  report: LoadReport,
): Promise<CairoVm> {
  try {
    return await open(run, program, options, report);
  } catch (error) {
    report.signal.throwIfAborted();
    if (error instanceof ClientError) throw error;
    const file = run.kind === 'pie' ? run.file : run.trace;
    throw new ClientError(`${file} cannot be opened: ${describeError(error)}`, true);
  }
}

async function open(
  run: RecordedRun,
  program: Program | undefined,
  options: OpenOptions,
  report: LoadReport,
): Promise<CairoVm> {
  const { signal } = report;
  report.progress('Reading the recorded run');
  if (run.kind === 'pie') {
    const pie = readPie(bytesOf(run.file, 'Cairo PIE'));
    const { nSteps } = pie.executionResources;
    const onProgress = (done: number): void => report.progress('Replaying the recorded run', done / nSteps);
    return openPie(pie, program, { ...options, signal, onProgress });
  }
  if (!program)
    throw new ClientError("'program' is missing: a trace and a memory file need their program.", true);
  const trace = piecedFile(run.trace, 'trace file');
  const memory = piecedFile(run.memory, 'memory file');
  const total = trace.bytes / STEP_BYTES + memory.bytes / CELL_BYTES;
  const publicInput =
    run.publicInput === undefined
      ? undefined
      : parsePublicInput(Buffer.from(bytesOf(run.publicInput, 'AIR public input')).toString());
  return openFiles(
    program,
    { trace: { [Symbol.iterator]: trace.pieces }, memory: memory.pieces, publicInput },
    { ...options, signal, onProgress: done => report.progress('Replaying the recorded run', done / total) },
  );
}

function bytesOf(file: string, what: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ClientError(`The ${what} ${file} cannot be read: ${describeError(error)}`, true);
  }
}
