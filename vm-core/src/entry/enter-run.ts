import type { BuiltinParts } from '../builtins/builtin.ts';
import type { Program } from '../program/program.ts';
import type { VmOptions } from '../vm/vm-options.ts';
import { enterFunction, type FunctionEntry } from './function-entry.ts';
import type { InitialState } from './initial-state.ts';
import type { LaidOut } from './lay-out-segments.ts';
import { enterMain } from './main-entry.ts';
import { enterPie } from './pie-entry.ts';
import { enterProof } from './proof-entry.ts';

/** What a run enters: a function with its arguments; main, or a function that stands for it; or the start of a proof. */
export type Entry = FunctionEntry | { readonly main: string | undefined };

/** Puts into a VM that has its segments what the run starts from. */
export function enterRun(
  program: Program,
  laidOut: LaidOut,
  entry: Entry,
  { pie, proofMode = false, trustPie = false }: VmOptions,
  parts: BuiltinParts,
): InitialState {
  if ('function' in entry) return enterFunction(program, laidOut, entry, parts);
  if (proofMode) return enterProof(program, laidOut, parts);
  const state = enterMain(program, laidOut, entry.main, parts);
  if (pie !== undefined) enterPie(pie, trustPie, laidOut, parts);
  return state;
}
