import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
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
  const { file } = settings;
  if (extname(file) !== '.cairo') return { program: readProgram(file, file), environment: undefined };
  const folder = mkdtempSync(join(tmpdir(), 'cairoscope-'));
  try {
    const output = join(folder, 'program.json');
    const { python, cairoPath } = settings;
    const environment = await compileSource({ source: file, output, python, cairoPath }, status);
    return { program: readProgram(output, file), environment };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param name what the user calls it */
function readProgram(file: string, name: string): Program {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read ${name}: ${fileErrorReason(error)}.`, EXIT.usage);
  }
  try {
    return parseProgram(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`${name} is not a compiled Cairo program: ${reason}`);
  }
}
