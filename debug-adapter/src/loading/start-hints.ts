import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  givenNames,
  HintAccessError,
  HintLoadError,
  PythonHints,
  type HintOutput,
} from '../../../python-bridge/src/index.ts';
import { findPython, readyCairoLang, type CairoEnvironment } from '../../../toolchain/src/index.ts';
import { AutoHints, NativeHints, type HintProcessor, type Program } from '../../../vm-core/src/index.ts';
import type { SourceFiles } from '../debuggee/code/source-files.ts';
import type { NativeLook } from '../debuggee/debuggee-parts.ts';
import { ClientError, describeError } from '../client-error.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import type { LoadReport } from './load-report.ts';

/** What the interpreter of a program's hints is started for. */
export interface HintRequest {
  readonly program: Program;
  readonly sources: SourceFiles;
  /** The environment that compiled the program, if it was compiled just now. */
  readonly environment: CairoEnvironment | undefined;
  readonly onOutput: (output: HintOutput) => void;
}

/** What runs the hints of a program. */
export interface LaunchedHints {
  readonly processor: HintProcessor;
  readonly python: PythonHints | undefined;
  /** What is to be seen of hints that run without Python. */
  readonly native: NativeLook | undefined;
}

/**
 * Starts what runs the program's hints; undefined if it has none.
 * @throws ClientError if a hint has no native form and must have one, if there is no Python, or it does not start
 */
export async function startHints(
  args: LaunchArguments,
  request: HintRequest,
  report: LoadReport,
): Promise<LaunchedHints | undefined> {
  const { program, sources } = request;
  if (program.hints.size === 0) return undefined;
  const startPython = (): Promise<PythonHints> => startPythonHints(args, request, report);
  const readSource = (name: string): string | undefined => sources.read(name);
  switch (args.hints) {
    case 'python': {
      const python = await startPython();
      return { processor: python, python, native: undefined };
    }
    case 'native': {
      const native = startNativeHints(args, program, readSource);
      return { processor: native, python: undefined, native };
    }
    case 'auto': {
      const given = givenNames(args.access);
      const auto = await AutoHints.start({ program, startPython, given, readSource });
      return { processor: auto, python: auto.python, native: auto };
    }
  }
}

function startNativeHints(
  { access }: LaunchArguments,
  program: Program,
  readSource: (name: string) => string | undefined,
): NativeHints {
  const given = givenNames(access).map(name => `'${name}'`);
  if (given.length > 0) {
    const names = given.join(', ');
    throw new ClientError(
      `'hints' is 'native', but only Python can see ${names}. Use 'auto' or 'python'.`,
      true,
    );
  }
  try {
    return NativeHints.for(program, { readSource });
  } catch (error) {
    throw new ClientError(describeError(error), true);
  }
}

/** @throws ClientError if there is no Python, or it does not start */
async function startPythonHints(
  args: LaunchArguments,
  { program, sources, environment, onOutput }: HintRequest,
  report: LoadReport,
): Promise<PythonHints> {
  report.progress('Starting Python');
  const python = await pythonFor(args, environment, report.signal);
  try {
    return await PythonHints.start({
      python,
      program,
      readSource: name => sources.read(name),
      resolveFile: name => sources.get(name).path ?? name,
      ...args.access,
      ...programInput(args),
      packageFolder: packageFolder(),
      cwd: args.cwd,
      env: environmentOf(args),
      onOutput,
    });
  } catch (error) {
    if (error instanceof HintAccessError) throw new ClientError(error.message, true);
    if (error instanceof HintLoadError) throw wrongHint(error, report);
    throw new ClientError(
      `The hints of the program cannot run with ${python}: ${describeError(error)}`,
      true,
    );
  }
}

/** A hint that does not compile, shown at its line. */
function wrongHint(error: HintLoadError, report: LoadReport): ClientError {
  const { message, pythonTraceback, path: file = error.file, pc, hintIndex } = error;
  const text = `Hint ${hintIndex + 1} at pc ${pc}: ${message}\n${pythonTraceback}`.trimEnd();
  if (file !== undefined) report.complain(text, file, error.details.line ?? 1, 1);
  return new ClientError(text, true);
}

/** The Python that was asked for, else the compiler's, so that `from starkware… import` works; else any. */
async function pythonFor(
  { python }: LaunchArguments,
  environment: CairoEnvironment | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (python === undefined) {
    const found = environment ?? readyCairoLang();
    if (found) return found.python;
  }
  try {
    return (await findPython({ setting: python, signal })).path;
  } catch (error) {
    throw new ClientError(`The program has hints, which need Python. ${describeError(error)}`, true);
  }
}

function programInput({ programInput: input }: LaunchArguments): { programInput?: string } {
  if (!input) return {};
  if ('json' in input) return { programInput: input.json };
  try {
    const text = readFileSync(input.path, 'utf8');
    JSON.parse(text);
    return { programInput: text };
  } catch (error) {
    const reason = describeError(error);
    throw new ClientError(`'programInput' is ${input.path}, which is no JSON to be read: ${reason}`, true);
  }
}

/** The environment of the hints: this one, with the changes of the launch. */
function environmentOf({ env }: LaunchArguments): NodeJS.ProcessEnv {
  const changed = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== null);
  return Object.fromEntries(changed) as NodeJS.ProcessEnv;
}

/** The folder that holds the package `cairo_vm_py`: beside the bundle, or in the source tree. */
function packageFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const bundled = path.join(here, 'python');
  return existsSync(bundled) ? bundled : path.resolve(here, '../../../python-bridge');
}
