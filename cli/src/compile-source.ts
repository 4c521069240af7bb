import { existsSync } from 'node:fs';
import { compileCairo, ensureCairoLang, type CairoEnvironment } from '../../toolchain/src/index.ts';
import { CliError, EXIT } from './cli-error.ts';
import type { StatusLine } from './status-line.ts';

export interface CompileRequest {
  readonly source: string;
  /** Where the compiled program goes. */
  readonly output: string;
  readonly python: string | undefined;
  readonly cairoPath: readonly string[];
}

/**
 * Compiles a .cairo file; the first time this installs the compiler. Returns the environment that did it.
 * @throws CliError with the compiler's messages, in its own form
 * @throws ToolchainError if there is no compiler and it cannot be installed
 */
export async function compileSource(request: CompileRequest, status: StatusLine): Promise<CairoEnvironment> {
  const { source, output, cairoPath } = request;
  if (!existsSync(source)) throw new CliError(`There is no file ${source}.`, EXIT.usage);
  const environment = await prepareCompiler(request.python, status);
  status.show(`Compiling ${source} …`);
  const result = await compileCairo({ environment, source, output, cairoPath: [...cairoPath] });
  status.clear();
  if (!result.ok) throw new CompilationError(result.text);
  return environment;
}

async function prepareCompiler(python: string | undefined, status: StatusLine): Promise<CairoEnvironment> {
  let announced = false;
  const environment = await ensureCairoLang({
    ...(python === undefined ? {} : { python }),
    onProgress: ({ stage, fraction }) => {
      // Without a terminal one line tells why nothing happens for half a minute.
      if (!status.isInteractive && !announced) status.stderr('Setting up the Cairo compiler (once) …\n');
      announced = true;
      status.show(fraction === undefined ? stage : `${stage} (${Math.round(fraction * 100)} %)`);
    },
  });
  status.clear();
  return environment;
}

/** The compiler refused the source. Its text says where and why; nothing needs to be added. */
export class CompilationError extends CliError {}
