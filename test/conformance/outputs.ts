import { join } from 'node:path';
import type { Run } from './fixtures.ts';

/** Files that a run writes, named after the options of cairo-run that ask for them. */
export type OutputName =
  | 'trace_file'
  | 'memory_file'
  | 'debug_info_file'
  | 'air_public_input'
  | 'air_private_input'
  | 'cairo_pie_output';

export const OUTPUTS = {
  always: ['trace_file', 'memory_file'],
  /** Of runs for a proof; the debug information is asked for along with them. */
  air: ['air_public_input', 'air_private_input', 'debug_info_file'],
  pie: ['cairo_pie_output'],
} as const satisfies Record<string, readonly OutputName[]>;

export function outputPath(folder: string, name: OutputName): string {
  return join(folder, name);
}

/** The arguments that both VMs take: the output is printed and the files go into this folder. */
export function commonArguments(run: Run, folder: string): string[] {
  const files = run.outputs.map(name => `--${name}=${outputPath(folder, name)}`);
  return ['--print_output', ...files, ...run.args];
}
