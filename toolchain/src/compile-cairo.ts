import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import type { CairoEnvironment } from './cairo-environment.ts';
import { CompileCache, copyWhole, temporaryName } from './compile-cache.ts';
import type { CompilerError } from './compiler-error.ts';
import { parseCompilerErrors } from './parse-compiler-errors.ts';
import { lastLines, runProcess } from './run-process.ts';
import { ToolchainError } from './toolchain-error.ts';

export interface CompileOptions {
  /** See ensureCairoLang and ownCairoLang. */
  environment: CairoEnvironment;
  /** The .cairo file. */
  source: string;
  /** Where to put the compiled program; by default in the cache, where it is used again while nothing changed. */
  output?: string | undefined;
  /** Folders in which imports are looked up, before the environment variable CAIRO_PATH, `cwd` and cairo-lang. */
  cairoPath?: readonly string[] | undefined;
  /** The compiler's working folder: relative paths and imports start there. By default the source's folder. */
  cwd?: string | undefined;
  signal?: AbortSignal | undefined;
}

export type CompileResult =
  | { ok: true; output: string }
  /** `text` is all that the compiler printed. */
  | { ok: false; errors: CompilerError[]; text: string };

/** Every function stays, so that a breakpoint in one that is not called still binds; debug information is on. */
const FLAGS = ['--no_opt_unused_functions'];

/**
 * Starts the compiler's module, since its script has no file that Windows could start. The search path comes as
 * JSON: the compiler's own option splits it at every colon, also that of a drive letter.
 */
const DRIVER = `
import json, sys
from starkware.cairo.lang.compiler import cairo_compile
paths = json.loads(sys.argv.pop(1))
make_reader = cairo_compile.get_module_reader
cairo_compile.get_module_reader = lambda cairo_path: make_reader(cairo_path=paths)
sys.exit(cairo_compile.main())
`;

/**
 * Compiles a Cairo 0 program with the environment's cairo-compile, with debug information.
 *
 * @returns where the compiled program is, or what the compiler found wrong
 * @throws ToolchainError if the compiler cannot be run, or was cancelled
 */
export async function compileCairo(options: CompileOptions): Promise<CompileResult> {
  const cwd = resolve(options.cwd ?? dirname(resolve(options.source)));
  const source = resolve(cwd, options.source);
  if (!existsSync(source)) {
    const message = `There is no file ${source}.`;
    return { ok: false, errors: [{ file: source, line: 1, column: 1, message }], text: message };
  }
  const cairoPath = [...(options.cairoPath ?? []), ...(process.env['CAIRO_PATH'] ?? '').split(delimiter)]
    .filter(folder => folder !== '')
    .map(folder => resolve(cwd, folder));
  const { environment } = options;
  const cache = new CompileCache({
    source,
    python: environment.python,
    cairoLangVersion: environment.cairoLangVersion,
    searchPath: [...cairoPath, cwd],
    flags: FLAGS,
  });
  // A cairo-lang of the user's own may be one that is worked on: what it made before says nothing.
  if (!(environment.isPrivate && (await cache.isFresh()))) {
    const failure = await compile({ environment, source, cairoPath, cwd, cache, signal: options.signal });
    if (failure !== undefined) {
      return failure;
    }
  }
  if (options.output === undefined) {
    return { ok: true, output: cache.output };
  }
  const output = resolve(cwd, options.output);
  await copyWhole(cache.output, output);
  return { ok: true, output };
}

interface Job {
  environment: CairoEnvironment;
  source: string;
  cairoPath: string[];
  cwd: string;
  cache: CompileCache;
  signal: AbortSignal | undefined;
}

/** Compiles into the cache. @returns undefined if that went well */
async function compile(job: Job): Promise<(CompileResult & { ok: false }) | undefined> {
  const { environment, source, cwd, cache } = job;
  const temporary = temporaryName(join(cacheFolder(), 'compiled', 'new'));
  const dependencies = `${temporary}.dependencies`;
  await mkdir(dirname(temporary), { recursive: true });
  // The compiler opens its output without making it anew: an empty one is there also when it fails.
  await writeFile(temporary, '');
  const startedAt = Date.now();
  try {
    const files = ['--output', temporary, '--cairo_dependencies', dependencies];
    const args = ['-c', DRIVER, JSON.stringify(job.cairoPath), source, ...FLAGS, ...files];
    const result = await runProcess(environment.python, args, {
      cwd,
      env: compilerEnv(environment),
      signal: job.signal,
    });
    if (result.code === 0) {
      const inputs = await readDependencies(dependencies);
      await cache.store(temporary, inputs, startedAt);
      return undefined;
    }
    const text = `${result.stdout}${result.stderr}`.trim();
    if (result.code === undefined || /^ModuleNotFoundError: No module named 'starkware/m.test(text)) {
      throw new ToolchainError(
        'compiler-failed',
        `cairo-compile of ${environment.python} cannot be run: ${lastLines(text, 1) || 'it was ended'}. ` +
          'Name a Python that has cairo-lang in the setting cairoscope.cairoLang (in the terminal: --python), or ' +
          'none, to use the one that Cairoscope installs.',
        text,
      );
    }
    const errors = parseCompilerErrors(text, source, await readFile(source, 'utf8'));
    return { ok: false, errors, text };
  } finally {
    await rm(temporary, { force: true });
    await rm(dependencies, { force: true });
  }
}

/** Source files are UTF-8 on every platform; the private environment knows nothing but its own packages. */
function compilerEnv(environment: CairoEnvironment): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, PYTHONUTF8: '1', PYTHONIOENCODING: 'utf-8' };
  // It is part of the search path that is given to the driver.
  Reflect.deleteProperty(env, 'CAIRO_PATH');
  if (environment.isPrivate) {
    Reflect.deleteProperty(env, 'PYTHONPATH');
    Reflect.deleteProperty(env, 'PYTHONHOME');
  }
  return env;
}

/** Reads the compiler's list of source files, which it writes as a CMake file. */
async function readDependencies(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  return lines.filter(line => line !== '' && line !== 'SET (DEPENDENCIES' && line !== ')');
}
