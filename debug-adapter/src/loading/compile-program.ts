import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  compileCairo,
  ensureCairoLang,
  ownCairoLang,
  type CairoEnvironment,
} from '../../../toolchain/src/index.ts';
import { ClientError } from '../client-error.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import type { LoadReport } from './load-report.ts';

/** A program that was just compiled. */
export interface Compiled {
  /** Path of the compiled program. */
  readonly output: string;
  /** What compiled it: its Python runs the hints, too. */
  readonly environment: CairoEnvironment;
}

/**
 * Compiles a .cairo file; the compiler is installed if it is missing.
 * @throws ClientError if the program has errors, which are reported one by one
 * @throws ToolchainError if there is no compiler
 */
export async function compileProgram(args: LaunchArguments, report: LoadReport): Promise<Compiled> {
  const environment = await compilerFor(args, report);
  report.progress('Compiling');
  const result = await compileCairo({
    environment,
    source: args.program,
    cairoPath: args.cairoPath,
    cwd: args.cwd,
    signal: report.signal,
  });
  if (result.ok) return { output: result.output, environment };
  for (const { file, line, column, message } of result.errors) {
    report.complain(`${file}:${line}:${column}: ${message}`, file, line, column);
  }
  const [first] = result.errors;
  const reason = first ? `${first.file}:${first.line}:${first.column}: ${first.message}` : result.text.trim();
  throw new ClientError(`The program could not be compiled. ${reason}`, true);
}

async function compilerFor({ cairoLang }: LaunchArguments, report: LoadReport): Promise<CairoEnvironment> {
  const { signal } = report;
  if (cairoLang === undefined) {
    report.progress('Looking for the Cairo compiler');
    const onProgress = ({ stage, fraction }: { stage: string; fraction?: number }): void =>
      report.progress(stage, fraction);
    return ensureCairoLang({ onProgress, signal });
  }
  const own = await ownCairoLang(pythonIn(cairoLang), signal);
  if (own) return own;
  throw new ClientError(
    `'cairoLang' is ${cairoLang}, which is no Python that has cairo-lang. Install cairo-lang there, or leave ` +
      "'cairoLang' out to use a private environment.",
    true,
  );
}

/** The Python of a virtual environment; anything else is a Python already. */
function pythonIn(written: string): string {
  const isFolder = statSync(written, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return written;
  return process.platform === 'win32'
    ? join(written, 'Scripts', 'python.exe')
    : join(written, 'bin', 'python');
}
