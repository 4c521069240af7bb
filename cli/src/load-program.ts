import { extname, resolve } from 'node:path';
import type { CairoEnvironment } from '../../toolchain/src/index.ts';
import { parseProgram, type Program } from '../../vm-core/src/index.ts';
import { CliError } from './cli-error.ts';
import { readNamedText } from './read-file.ts';
import type { StatusLine } from './status-line.ts';

export interface ProgramRequest {
  /** A .cairo source or a compiled .json. */
  readonly file: string;
  readonly python: string | undefined;
  readonly cairoPath: readonly string[];
  /** Is a source compiled for a proof, with `__start__` and `__end__`? Left out: no. */
  readonly proofMode?: boolean;
}

export interface LoadedProgram {
  readonly program: Program;
  /** Where it was compiled; undefined if it came compiled. */
  readonly environment: CairoEnvironment | undefined;
}

/**
 * Reads a compiled program, or compiles a source first.
 * @throws CliError that names the file and what is wrong with it
 */
export async function loadProgram(request: ProgramRequest, status: StatusLine): Promise<LoadedProgram> {
  const { file, python, cairoPath, proofMode } = request;
  if (extname(file) !== '.cairo') return { program: readProgram(file), environment: undefined };
  const { compileSource } = await import('./compile-source.ts');
  const source = { source: resolve(file), output: undefined, python, cairoPath, proofMode };
  const { output, environment } = await compileSource(source, status);
  return { program: readProgram(output), environment };
}

function readProgram(file: string): Program {
  const text = readNamedText(file);
  try {
    return parseProgram(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`${file}: ${reason}`);
  }
}
