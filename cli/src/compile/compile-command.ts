import { extname, resolve } from 'node:path';
import { EXIT, usageError } from '../cli-error.ts';
import { compileSource, type CompileRequest } from '../compile-source.ts';
import { fileIdentity } from '../file-identity.ts';
import { StatusLine } from '../status-line.ts';
import type { Terminal } from '../terminal.ts';

/** What `cairoscope compile` was asked to do. */
export interface CompileSettings extends Pick<CompileRequest, 'proofMode' | 'debugInfo' | 'dropUnused'> {
  readonly file: string;
  /** Where the compiled program goes; undefined: beside the source, with the ending .json. */
  readonly output: string | undefined;
  readonly python: string | undefined;
  readonly cairoPath: readonly string[];
}

/** `cairoscope compile`. */
export async function compileCommand(settings: CompileSettings, terminal: Terminal): Promise<number> {
  const { file, output, ...options } = settings;
  const compiled = output ?? `${file.slice(0, file.length - extname(file).length)}.json`;
  if (fileIdentity(file) === fileIdentity(compiled)) {
    throw usageError(`${compiled} is the source itself. Name another file with --output.`);
  }
  const request = { ...options, source: resolve(file), output: resolve(compiled) };
  await compileSource(request, new StatusLine(terminal));
  return EXIT.ok;
}
