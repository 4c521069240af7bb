import { readFileSync } from 'node:fs';
import { outputPath } from '../outputs.ts';
import type { ReferenceResult } from '../reference.ts';
import { flagsOf } from './instruction-forms.ts';

const STEP_BYTES = 24;
const PC_AT = 16;
/** The program is at the start of relocated memory. */
const PROGRAM_BASE = 1;

/** What cairo-lang executed in the run of a program that ended well. */
export interface Executed {
  readonly builtins: readonly string[];
  /** Full names of the functions that were entered. */
  readonly functions: ReadonlySet<string>;
  /** Flags of the instruction words. */
  readonly flags: ReadonlySet<number>;
}

/** Undefined if the run failed, so that there is no trace. */
export function readExecuted({ compiled, runs }: ReferenceResult): Executed | undefined {
  const [run] = runs;
  if (run?.code !== 0) return undefined;
  const program = JSON.parse(readFileSync(compiled, 'utf8')) as {
    readonly builtins: readonly string[];
    readonly data: readonly string[];
    readonly identifiers: Readonly<Record<string, { readonly type: string; readonly pc?: number }>>;
  };
  const pcs = executedPcs(readFileSync(outputPath(run.folder, 'trace_file')));
  const functions = Object.entries(program.identifiers).filter(
    ([, { type, pc }]) => type === 'function' && pc !== undefined && pcs.has(pc),
  );
  return {
    builtins: program.builtins,
    functions: new Set(functions.map(([name]) => name)),
    flags: new Set([...pcs].map(pc => flagsOf(BigInt(program.data[pc] ?? 0)))),
  };
}

/** Offsets in the program; those of instructions elsewhere are left out. */
function executedPcs(trace: Buffer): Set<number> {
  const pcs = new Set<number>();
  for (let at = PC_AT; at < trace.length; at += STEP_BYTES)
    pcs.add(Number(trace.readBigUInt64LE(at)) - PROGRAM_BASE);
  return pcs;
}
