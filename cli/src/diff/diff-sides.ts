import { usageError } from '../cli-error.ts';
import type { RunFiles } from './file-run.ts';

/** What is compared, as the command line has it. */
export interface DiffFiles {
  readonly programs: readonly string[];
  readonly traces: readonly string[];
  /** The memory files of the traces, in their order. */
  readonly memories: readonly string[];
  readonly inputs: readonly string[];
}

/** One side of a comparison: a program to run, or the files of a run. */
export type DiffSide =
  { readonly program: string; readonly programInput: string | undefined } | { readonly files: RunFiles };

/** The two sides, runs before files. @throws CliError with the usage exit code if there are not two */
export function diffSides({ programs, traces, memories, inputs }: DiffFiles): readonly [DiffSide, DiffSide] {
  const [only] = programs;
  // One program with two inputs is run twice.
  const isTwice = programs.length === 1 && traces.length === 0 && inputs.length === 2;
  const run = isTwice && only !== undefined ? [only, only] : programs;
  const sides: DiffSide[] = [
    ...run.map((program, index) => ({ program, programInput: inputs[index] ?? inputs[0] })),
    ...traces.map((trace, index) => ({ files: { trace, memory: memories[index] } })),
  ];
  const [first, second] = sides;
  if (first === undefined || second === undefined || sides.length > 2) {
    throw usageError(
      'Two runs are compared: name two programs, a program and a --trace-file, a program and two --program-input, ' +
        'or two --trace-file.',
    );
  }
  if (memories.length > traces.length) {
    throw usageError('Each --memory-file belongs to a --trace-file: there are more of them than traces.');
  }
  if (inputs.length > run.length) {
    throw usageError(
      'Each --program-input belongs to a program that is run: there are more of them than runs.',
    );
  }
  return [first, second];
}
