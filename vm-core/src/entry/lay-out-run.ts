import type { BuiltinParts } from '../builtins/builtin.ts';
import type { Layout } from '../layouts/layout.ts';
import { loadPieMemory } from '../pie/load-pie-memory.ts';
import type { Program } from '../program/program.ts';
import type { VmOptions } from '../vm/vm-options.ts';
import { layOutForFunction } from './function-entry.ts';
import { layOutSegments, type LaidOut } from './lay-out-segments.ts';

/**
 * Gives an empty VM the segments that its run has from the start, by what runs.
 * @throws Error with cairo-lang's text if the layout lacks a builtin of the program; PieError if the PIE's memory is wrong
 */
export function layOutRun(
  program: Program,
  layout: Layout,
  options: VmOptions,
  parts: BuiltinParts,
): LaidOut {
  const { entry, builtins = 'all', pie, proofMode = false, allowMissingBuiltins = proofMode } = options;
  if (entry !== undefined && (entry !== 'later' || builtins === 'all')) {
    return layOutForFunction(program, layout, parts);
  }
  // All memory of a PIE is there before the first step: its segments are those of its own run.
  if (pie !== undefined) loadPieMemory(parts.core, pie.memory);
  const which = proofMode ? 'all' : 'named';
  return layOutSegments(program, layout, { allowMissingBuiltins, builtins: which }, parts);
}
