import { dirname, extname, isAbsolute, resolve } from 'node:path';
import { FELT_FORMATS } from './felt-format.ts';
import { readAccess } from './access-configuration.ts';
import { AttributeReader, type RawConfiguration } from './attribute-reader.ts';
import {
  ConfigurationError,
  HINT_RUNNERS,
  LAYOUTS,
  type LaunchConfiguration,
  type LaunchSettings,
} from './launch-configuration.ts';
import { readRecorded } from './recorded-configuration.ts';
import { readSkipping } from './skip-configuration.ts';

const PROGRAM_EXTENSIONS = ['.cairo', '.json', '.zip'];

/** What a configuration is completed from. */
export interface Surroundings {
  readonly settings: LaunchSettings;
  /** The folder of the workspace that the configuration belongs to. */
  readonly folder?: string | undefined;
  isFile(path: string): Promise<boolean>;
}

/**
 * Checks a launch configuration whose variables are substituted and fills in what is missing: attributes of
 * launch.json come first, then the settings, then what fits the program.
 *
 * Relative paths start at `cwd`; `cwd` itself and the paths in the settings start at the workspace folder.
 *
 * @throws ConfigurationError names the attribute and what to write there
 */
export async function completeConfiguration(
  raw: RawConfiguration,
  { settings, folder, isFile }: Surroundings,
): Promise<LaunchConfiguration> {
  const read = new AttributeReader(raw);
  const written = read.text('program') ?? read.text('pie');
  if (written === undefined) {
    throw new ConfigurationError(
      '"program" is missing: give the .cairo file, or the .json that cairo-compile wrote.',
    );
  }
  const cwd = workingFolder(read.text('cwd'), folder, written);
  const program = resolve(cwd, written);
  const extension = extname(program).toLowerCase();
  if (!PROGRAM_EXTENSIONS.includes(extension)) {
    throw new ConfigurationError(
      `"${program}" is no Cairo program: it must end in .cairo, in .json if it is compiled, or in .zip if it is a Cairo PIE.`,
    );
  }
  if (!(await isFile(program))) {
    throw new ConfigurationError(
      `The program "${program}" does not exist. Correct "program" in the launch configuration.`,
    );
  }
  const inCwd = (paths: readonly string[]): string[] => paths.map(path => resolve(cwd, path));
  const inFolder = (paths: readonly string[]): string[] => paths.map(path => resolve(folder ?? cwd, path));
  const python = read.text('python') ?? textOf(settings.python);
  const cairoLang = read.text('cairoLang') ?? textOf(settings.cairoLang);
  const programInput = await inputOf(read.json('programInput'), program, cwd, isFile);
  return {
    ...raw,
    type: read.text('type') ?? 'cairoscope',
    request: 'launch',
    name: read.text('name') ?? `Debug ${written}`,
    program,
    layout: read.choice('layout', LAYOUTS) ?? settings.layout,
    stopOnEntry: read.flag('stopOnEntry') ?? settings.stopOnEntry,
    stopOnEnd: read.flag('stopOnEnd') ?? settings.stopOnEnd,
    stepCount: read.count('stepCount') ?? settings.stepCount,
    feltFormat: read.choice('feltFormat', FELT_FORMATS) ?? settings.feltFormat,
    ...readSkipping(read, settings),
    hints: read.choice('hints', HINT_RUNNERS) ?? settings.hints,
    recordHintScopes: read.flag('recordHintScopes') ?? settings.recordHintScopes,
    pythonPath: optional(read.texts('pythonPath'), inCwd) ?? inFolder(settings.pythonPath),
    ...readAccess(read, settings),
    cairoPath: optional(read.texts('cairoPath'), inCwd) ?? inFolder(settings.cairoPath),
    sourceRoots: optional(read.texts('sourceRoots'), inCwd) ?? inFolder(settings.sourceRoots),
    cwd,
    env: read.environment('env'),
    ...(await readRecorded(read, cwd, isFile)),
    trace: read.flag('trace') ?? settings.trace,
    ...(programInput === undefined ? {} : { programInput }),
    ...(python === undefined ? {} : { python: commandOrPath(python, folder ?? cwd) }),
    ...(cairoLang === undefined ? {} : { cairoLang: commandOrPath(cairoLang, folder ?? cwd) }),
  };
}

function workingFolder(written: string | undefined, folder: string | undefined, program: string): string {
  if (written !== undefined) {
    if (folder === undefined && !isAbsolute(written)) {
      throw new ConfigurationError(
        `"cwd" must be an absolute path where no folder is open, and is "${written}".`,
      );
    }
    return resolve(folder ?? '', written);
  }
  if (folder !== undefined) return folder;
  if (!isAbsolute(program)) {
    throw new ConfigurationError(
      `"program" must be an absolute path where no folder is open, and is "${program}".`,
    );
  }
  return dirname(program);
}

/** A text is the path of a JSON file. Without input, `name.input.json` beside `name.cairo` is it, where it exists. */
async function inputOf(
  written: unknown,
  program: string,
  cwd: string,
  isFile: (path: string) => Promise<boolean>,
): Promise<unknown> {
  if (typeof written === 'string' && written !== '') {
    const path = resolve(cwd, written);
    if (await isFile(path)) return path;
    throw new ConfigurationError(
      `The file "${path}" of "programInput" does not exist. Give the path of a JSON file, or the value itself.`,
    );
  }
  if (written !== undefined && written !== '') return written;
  const beside = program.slice(0, -extname(program).length) + '.input.json';
  return (await isFile(beside)) ? beside : undefined;
}

/** `python3` is a command and stays as it is; whatever has a separator is a path. */
function commandOrPath(written: string, folder: string): string {
  return /[\\/]/.test(written) ? resolve(folder, written) : written;
}

function textOf(setting: string): string | undefined {
  return setting.trim() === '' ? undefined : setting.trim();
}

function optional<T, R>(value: T | undefined, then: (value: T) => R): R | undefined {
  return value === undefined ? undefined : then(value);
}
