import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
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
  /** Does the program get `__start__` and `__end__` around main, so that its runs can be proven? By default not. */
  proofMode?: boolean | undefined;
  /** By default the source locations; 'none', or with a copy of the sources. */
  debugInfo?: 'none' | 'locations' | 'sources' | undefined;
  /** Are functions that nothing calls left out? By default not, so that a breakpoint in one still binds. */
  dropUnused?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

export type CompileResult =
  | { ok: true; output: string }
  /** `text` is all that the compiler printed. */
  | { ok: false; errors: CompilerError[]; text: string };

const KEEP_UNUSED = '--no_opt_unused_functions';

/** Options of cairo-compile, in an order of their own so that equal requests meet in the cache. */
function compilerFlags({ proofMode, debugInfo, dropUnused }: CompileOptions): string[] {
  return [
    ...(dropUnused === true ? [] : [KEEP_UNUSED]),
    ...(proofMode === true ? ['--proof_mode'] : []),
    ...(debugInfo === 'none' ? ['--no_debug_info'] : []),
    ...(debugInfo === 'sources' ? ['--debug_info_with_source'] : []),
  ];
}

/**
 * Starts the compiler's module, since its script has no file that Windows could start.
 *
 * - Modules beside the program do not get in the compiler's way: the working folder is no place for Python's imports.
 * - The search path comes as JSON: the compiler's own option splits it at every colon, also that of a drive letter.
 * - At the end it writes down what was read and where the compiler looked, if it is told a file for that.
 */
const DRIVER = `
import sys
sys.path[:] = [path for path in sys.path if path != '']
import json
from starkware.cairo.lang.compiler import cairo_compile
paths, notes = json.loads(sys.argv.pop(1))
make_reader = cairo_compile.get_module_reader
readers = []
def get_module_reader(cairo_path):
    readers.append(make_reader(cairo_path=paths))
    return readers[-1]
cairo_compile.get_module_reader = get_module_reader
code = cairo_compile.main()
if not code and notes is not None:
    with open(notes, 'w') as file:
        json.dump({'searched': readers[0].paths, 'read': sorted(readers[0].source_files)}, file)
sys.exit(code)
`;

/**
 * Compiles a Cairo 0 program with the environment's cairo-compile, with debug information.
 *
 * @returns where the compiled program is, or what the compiler found wrong
 * @throws ToolchainError if the compiler cannot be run, or was cancelled
 */
export async function compileCairo(options: CompileOptions): Promise<CompileResult> {
  const source = resolve(options.cwd ?? '', options.source);
  const cwd = resolve(options.cwd ?? dirname(source));
  if (!existsSync(source)) {
    const message = `There is no file ${source}.`;
    return { ok: false, errors: [{ file: source, line: 1, column: 1, message }], text: message };
  }
  const cairoPath = [...(options.cairoPath ?? []), ...(process.env['CAIRO_PATH'] ?? '').split(delimiter)]
    .filter(folder => folder !== '')
    .map(folder => resolve(cwd, folder));
  const { environment } = options;
  const flags = compilerFlags(options);
  const cache = new CompileCache({
    source,
    python: environment.python,
    cairoLangVersion: environment.cairoLangVersion,
    searchPath: [...cairoPath, cwd],
    flags,
  });
  // A cairo-lang of the user's own may be one that is worked on: what it made before says nothing.
  if (!(environment.isPrivate && (await cache.isFresh()))) {
    const failure = await compile({
      environment,
      source,
      flags,
      cairoPath,
      cwd,
      cache,
      signal: options.signal,
    });
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
  flags: readonly string[];
  cairoPath: string[];
  cwd: string;
  cache: CompileCache;
  signal: AbortSignal | undefined;
}

/** Compiles into the cache. @returns undefined if that went well */
async function compile(job: Job): Promise<(CompileResult & { ok: false }) | undefined> {
  const { environment, source, flags, cwd, cache } = job;
  const temporary = temporaryName(join(cacheFolder(), 'compiled', 'new'));
  const notes = environment.isPrivate ? `${temporary}.notes` : undefined;
  await mkdir(dirname(temporary), { recursive: true });
  const startedAt = Date.now();
  try {
    const given = JSON.stringify([job.cairoPath, notes ?? null]);
    const run = (options: readonly string[]): ReturnType<typeof runProcess> =>
      runProcess(environment.python, ['-c', DRIVER, given, source, ...options, '--output', temporary], {
        cwd,
        env: compilerEnv(environment),
        signal: job.signal,
      });
    let result = await run(flags);
    // A function of another file that does not compile is no error if nothing calls it, and then it is left out.
    // cairo-lang's own library has some (cairo_secp/signature.cairo).
    if (result.code === 1 && (await blamesOther(result.stdout + result.stderr, source)))
      result = await run(flags.filter(flag => flag !== KEEP_UNUSED));
    if (result.code === 0) {
      await cache.store(temporary, { ...(await readNotes(notes)), startedAt });
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
    await rm(`${temporary}.notes`, { force: true });
  }
}

/** True if the compiler's error is in another file than the one that it was told to compile. */
async function blamesOther(text: string, source: string): Promise<boolean> {
  const errors = parseCompilerErrors(text, source, await readFile(source, 'utf8'));
  return errors.some(error => error.file !== source);
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

/** What the driver wrote down. */
async function readNotes(
  file: string | undefined,
): Promise<{ searched: string[]; read: string[] } | undefined> {
  return file === undefined ? undefined : JSON.parse(await readFile(file, 'utf8'));
}
