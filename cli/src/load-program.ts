import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { CairoEnvironment } from '../../toolchain/src/index.ts';
import { parseProgram, type Program } from '../../vm-core/src/index.ts';
import { CliError, EXIT, fileErrorReason } from './cli-error.ts';
import { compileSource } from './compile-source.ts';
import type { RunSettings } from './settings.ts';
import type { StatusLine } from './status-line.ts';

export interface LoadedProgram {
  readonly program: Program;
  /** Where it was compiled; undefined if it came compiled. */
  readonly environment: CairoEnvironment | undefined;
}

/**
 * Reads a compiled program, or compiles a source first.
 * @throws CliError that names the file and what is wrong with it
 */
export async function loadProgram(settings: RunSettings, status: StatusLine): Promise<LoadedProgram> {
  const { file, python, cairoPath } = settings;
  if (extname(file) !== '.cairo') return { program: readProgram(file), environment: undefined };
  const request = { source: resolve(file), output: undefined, python, cairoPath };
  const { output, environment } = await compileSource(request, status);
  return { program: readProgram(output), environment };
}

function readProgram(file: string): Program {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read ${file}: ${fileErrorReason(error)}.`, EXIT.usage);
  }
  try {
    return parseProgram(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`${file}: ${reason}`);
  }
}
