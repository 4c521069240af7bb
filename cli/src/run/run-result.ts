import {
  executionResources,
  Relocatable,
  toSigned,
  VmException,
  type CairoVm,
  type CellValue,
} from '../../../vm-core/src/index.ts';
import { EXIT } from '../cli-error.ts';
import { returnedJson, returnedValue, type ReturnedJson } from './returned-values.ts';
import type { RunOutcome } from './run-command.ts';
import type { OutputPaths, RunSettings } from './run-settings.ts';

/** What `cairoscope run --json` prints. Numbers that may exceed 2^53 are decimal texts, pointers are `segment:offset`. */
export interface RunResult {
  readonly status: 'ended' | 'failed' | 'interrupted';
  readonly exitCode: number;
  /** Null if the run has not begun. */
  readonly steps: number | null;
  /** What the output builtin got, felts from -P/2 to P/2; null: a missing cell. */
  readonly output: readonly (string | null)[];
  /** What the function of --entrypoint returned; null without one. */
  readonly returned: ReturnedJson | null;
  readonly registers: { readonly pc: string; readonly ap: string; readonly fp: string } | null;
  readonly layout: string | null;
  /** As in the execution_resources.json of a Cairo PIE; null if the run did not end, or was not recorded. */
  readonly resources: Resources | null;
  /** The written files, by what they hold. */
  readonly files: Readonly<Record<string, string>>;
  readonly error: RunError | null;
}

export interface Resources {
  readonly n_steps: number;
  readonly n_memory_holes: number;
  readonly builtin_instance_counter: Readonly<Record<string, number>>;
}

export interface RunError {
  /** All that was printed about it. */
  readonly text: string;
  /** Where the VM stood; null if the error is none of the program's. */
  readonly pc: string | null;
}

export function runResult(
  { vm, exitCode, error }: RunOutcome,
  { files: paths, recording }: RunSettings,
): RunResult {
  const isEnded = exitCode === EXIT.ok;
  return {
    status: isEnded ? 'ended' : exitCode === EXIT.interrupted ? 'interrupted' : 'failed',
    exitCode,
    steps: vm?.step ?? null,
    output: vm?.output().map(formatOutput) ?? [],
    returned: vm !== undefined && isEnded ? returned(vm) : null,
    registers: vm === undefined ? null : { pc: `${vm.pc}`, ap: `${vm.ap}`, fp: `${vm.fp}` },
    layout: vm?.layout.name ?? null,
    resources: vm !== undefined && isEnded && recording ? resources(vm) : null,
    files: isEnded ? givenPaths(paths) : {},
    error: error === undefined ? null : describeError(error),
  };
}

function returned(vm: CairoVm): ReturnedJson | null {
  const value = returnedValue(vm);
  return value === undefined ? null : returnedJson(value);
}

function resources(vm: CairoVm): Resources {
  const { steps, memoryHoles, builtinInstances } = executionResources(vm);
  const counters = [...builtinInstances].map(([name, count]) => [`${name}_builtin`, count] as const);
  return {
    n_steps: steps,
    n_memory_holes: memoryHoles,
    builtin_instance_counter: Object.fromEntries(counters),
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
