import {
  Relocatable,
  toSigned,
  VmException,
  type CairoVm,
  type CellValue,
} from '../../../vm-core/src/index.ts';
import { EXIT } from '../cli-error.ts';
import type { OutputPaths } from './run-settings.ts';

/** What `cairoscope run --json` prints. Numbers that may exceed 2^53 are decimal texts, pointers are `segment:offset`. */
export interface RunResult {
  readonly status: 'ended' | 'failed' | 'interrupted';
  readonly exitCode: number;
  /** Null if the run has not begun. */
  readonly steps: number | null;
  /** What the output builtin got, felts from -P/2 to P/2; null: a missing cell. */
  readonly output: readonly (string | null)[];
  readonly registers: { readonly pc: string; readonly ap: string; readonly fp: string } | null;
  readonly layout: string | null;
  /** The written files, by what they hold. */
  readonly files: Readonly<Record<string, string>>;
  readonly error: RunError | null;
}

export interface RunError {
  /** All that was printed about it. */
  readonly text: string;
  /** Where the VM stood; null if the error is none of the program's. */
  readonly pc: string | null;
}

export function runResult(
  vm: CairoVm | undefined,
  exitCode: number,
  paths: OutputPaths,
  error: unknown,
): RunResult {
  const isEnded = exitCode === EXIT.ok;
  return {
    status: isEnded ? 'ended' : exitCode === EXIT.interrupted ? 'interrupted' : 'failed',
    exitCode,
    steps: vm?.step ?? null,
    output: vm?.output().map(formatOutput) ?? [],
    registers: vm === undefined ? null : { pc: `${vm.pc}`, ap: `${vm.ap}`, fp: `${vm.fp}` },
    layout: vm?.layout.name ?? null,
    files: isEnded ? givenPaths(paths) : {},
    error: error === undefined ? null : describeError(error),
  };
}

function describeError(error: unknown): RunError {
  const text = error instanceof Error ? error.message : String(error);
  return { text, pc: error instanceof VmException ? `${error.pc}` : null };
}

function formatOutput(value: CellValue | undefined): string | null {
  if (value === undefined) return null;
  return value instanceof Relocatable ? `${value}` : `${toSigned(value)}`;
}

function givenPaths(paths: OutputPaths): Record<string, string> {
  const given = Object.entries<string | undefined>({ ...paths });
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
