import { extname, resolve } from 'node:path';
import { EXIT } from '../cli-error.ts';
import { compileSource } from '../compile-source.ts';
import { StatusLine } from '../status-line.ts';
import type { Terminal } from '../terminal.ts';

/** What `cairoscope compile` was asked to do. */
export interface CompileSettings {
  readonly file: string;
  /** Where the compiled program goes; undefined: beside the source, with the ending .json. */
  readonly output: string | undefined;
  /** Does the program get `__start__` and `__end__`, so that its run can be proven? */
  readonly proofMode: boolean;
  readonly python: string | undefined;
  readonly cairoPath: readonly string[];
}

/** `cairoscope compile`. */
export async function compileCommand(settings: CompileSettings, terminal: Terminal): Promise<number> {
  const { file, proofMode, python, cairoPath } = settings;
  const output = settings.output ?? `${file.slice(0, file.length - extname(file).length)}.json`;
  const request = { source: resolve(file), output: resolve(output), proofMode, python, cairoPath };
  await compileSource(request, new StatusLine(terminal));
  return EXIT.ok;
}
