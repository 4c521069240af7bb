import { existsSync } from 'node:fs';
import {
  compileCairo,
  ensureCairoLang,
  findPython,
  ownCairoLang,
  type CairoEnvironment,
  type CompileOptions,
} from '../../toolchain/src/index.ts';
import { CliError, usageError } from './cli-error.ts';
import type { StatusLine } from './status-line.ts';
import { withToolchain } from './with-toolchain.ts';

export interface CompileRequest extends Pick<CompileOptions, 'proofMode' | 'debugInfo' | 'dropUnused'> {
  readonly source: string;
  /** Where the compiled program goes; undefined: into the toolchain's cache. */
  readonly output: string | undefined;
  readonly python: string | undefined;
  readonly cairoPath: readonly string[];
}

export interface Compiled {
  /** Path of the compiled program. */
  readonly output: string;
  /** The environment that compiled it. */
  readonly environment: CairoEnvironment;
}

/**
 * Compiles a .cairo file; the first time this installs the compiler.
 * @throws CompilationError with the compiler's messages, in its own form
 * @throws CliError if there is no compiler and it cannot be installed
 */
export function compileSource(request: CompileRequest, status: StatusLine): Promise<Compiled> {
  return withToolchain(() => compile(request, status));
}

async function compile(request: CompileRequest, status: StatusLine): Promise<Compiled> {
  const { source, output, python, cairoPath, ...options } = request;
  if (!existsSync(source)) throw usageError(`There is no file ${source}.`);
  const environment = await prepareCompiler(python, status);
  status.show(`Compiling ${source} …`);
  // As with cairo-compile, imports may start at the working folder; the toolchain adds the source's own.
  const result = await compileCairo({
    ...options,
    environment,
    source,
    output,
    cairoPath: [...cairoPath, process.cwd()],
  });
  status.clear();
  if (!result.ok) throw new CompilationError(result.text);
  return { output: result.output, environment };
}

async function prepareCompiler(python: string | undefined, status: StatusLine): Promise<CairoEnvironment> {
  if (python !== undefined) {
    const { path } = await findPython({ setting: python });
    const own = await ownCairoLang(path);
    if (own !== undefined) return own;
  }
  let announced = false;
  const environment = await ensureCairoLang({
    python,
    onProgress: ({ stage, fraction }) => {
      // Without a terminal one line tells why nothing happens for a minute.
      if (!status.isInteractive && !announced) status.stderr('Setting up the Cairo compiler (once) …\n');
      announced = true;
      status.show(fraction === undefined ? stage : `${stage} (${Math.round(fraction * 100)} %)`);
    },
  });
  status.clear();
  return environment;
}

/** The compiler refused the source. Its text says where and why; nothing needs to be added. */
export class CompilationError extends CliError {
  override get text(): string {
    return this.message;
  }
}
