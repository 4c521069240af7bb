import {
  findDivergence,
  MemoryCells,
  ownRun,
  traceRegisters,
  type CairoVm,
  type Divergence,
  type RecordedRun,
} from '../../../vm-core/src/index.ts';
import { ClientError, describeError } from '../client-error.ts';
import { piecedFile } from './file-pieces.ts';
import type { Comparison } from '../debuggee/compare/comparison.ts';
import type { LoadReport } from './load-report.ts';
import type { ComparedRun } from './recorded-arguments.ts';

const STEP_BYTES = 24;

/**
 * Compares a run that is over with the files of another VM's.
 * @param failure what went wrong with it: it is compared as far as it came
 * @throws ClientError that names a file that is none of these
 */
export async function compareRuns(
  vm: CairoVm,
  failure: Error | undefined,
  files: ComparedRun,
  report: LoadReport,
): Promise<Comparison> {
  const first = ownRun('this run', vm, failure?.message);
  const second = otherRun(files);
  const search = findDivergence({ first, second });
  for (;;) {
    const next = nextOf(search, files);
    if (next.done === true) {
      return { divergence: next.value, steps: vm.step, hasMemory: files.memory !== undefined };
    }
    report.progress('Comparing the runs', next.value / Math.max(1, vm.step));
    await new Promise(resolve => setImmediate(resolve));
    report.signal.throwIfAborted();
  }
}

function nextOf(
  search: ReturnType<typeof findDivergence>,
  { trace }: ComparedRun,
): IteratorResult<number, Divergence | undefined> {
  try {
    return search.next();
  } catch (error) {
    throw refusal(trace, error);
  }
}

function otherRun({ trace, memory }: ComparedRun): RecordedRun {
  const file = piecedFile(trace, 'trace file');
  return {
    name: trace,
    steps: Math.floor(file.bytes / STEP_BYTES),
    registers: () => traceRegisters(file.pieces()),
    memory: memory === undefined ? undefined : memoryOf(memory),
    startOf: () => undefined,
    failure: undefined,
  };
}

function memoryOf(file: string): MemoryCells {
  const pieces = [...piecedFile(file, 'memory file').pieces()];
  try {
    return new MemoryCells(Buffer.concat(pieces));
  } catch (error) {
    throw refusal(file, error);
  }
}

function refusal(file: string, error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  return new ClientError(`'compareWith': ${file} cannot be compared: ${describeError(error)}`, true);
}
