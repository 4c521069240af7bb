import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BENCH } from './paths.ts';

const execute = promisify(execFile);
const SCRIPT = join(BENCH, 'process.py');

/** What a process cost from its start to its end. */
export interface ProcessCost {
  readonly seconds: number;
  /** Of all processors together, with the kernel's work for the process. */
  readonly cpuSeconds: number;
  /** Highest resident memory. */
  readonly peakBytes: number;
  /** Pages of memory that the system had to provide. */
  readonly pageFaults: number;
}

interface Report extends ProcessCost {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command and measures it. `python` runs the little that Node cannot tell: what a child cost.
 * @throws Error with what the command said, if it failed
 */
export async function measureProcess(
  python: string,
  command: readonly string[],
): Promise<{ cost: ProcessCost; stdout: string }> {
  const { stdout: text } = await execute(python, [SCRIPT, ...command], { maxBuffer: Infinity });
  const { code, stdout, stderr, ...cost } = JSON.parse(text) as Report;
  if (code !== 0) throw new Error((stderr + stdout).trim() || `${command[0] ?? ''} ended with code ${code}.`);
  return { cost, stdout };
}
