import type { BuiltinParts } from '../builtins/builtin.ts';
import type { Layout } from '../layouts/layout.ts';
import type { Program } from '../program/program.ts';
import type { VmOptions } from '../vm/vm-options.ts';
import { enterFunction } from './function-entry.ts';
import type { InitialState } from './initial-state.ts';
import { enterMain } from './main-entry.ts';
import { enterPie } from './pie-entry.ts';
import { enterProof } from './proof-entry.ts';

/** Puts into an empty VM what the run starts from. */
export function enterRun(
  program: Program,
  layout: Layout,
  options: VmOptions,
  parts: BuiltinParts,
): InitialState {
  const { entry, pie, proofMode = false, allowMissingBuiltins = proofMode, trustPie = false } = options;
  if (entry !== undefined) return enterFunction(program, layout, entry, parts);
  if (proofMode) return enterProof(program, layout, allowMissingBuiltins, parts);
  const enter = (): InitialState => enterMain(program, layout, allowMissingBuiltins, parts);
  return pie === undefined ? enter() : enterPie(pie, trustPie, parts, enter);
}
