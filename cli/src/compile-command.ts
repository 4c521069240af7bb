import { extname, resolve } from 'node:path';
import { EXIT } from './cli-error.ts';
import { compileSource } from './compile-source.ts';
import type { CompileSettings } from './settings.ts';
import { StatusLine } from './status-line.ts';
import type { Terminal } from './terminal.ts';

/** `cairoscope compile`. */
export async function compileCommand(settings: CompileSettings, terminal: Terminal): Promise<number> {
  const { file, python, cairoPath } = settings;
  const output = settings.output ?? `${file.slice(0, file.length - extname(file).length)}.json`;
  const request = { source: resolve(file), output: resolve(output), python, cairoPath };
  await compileSource(request, new StatusLine(terminal));
  return EXIT.ok;
}
