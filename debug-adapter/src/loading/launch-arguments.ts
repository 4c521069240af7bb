import path from 'node:path';
import type { HintAccess } from '../../../python-bridge/src/index.ts';
import { ClientError, wrongArgument } from '../client-error.ts';
import type { Skipping } from '../debuggee/running/skipped-code.ts';
import {
  readComparedRun,
  readRecordedRun,
  type ComparedRun,
  type RecordedRun,
} from './recorded-arguments.ts';
import { readSkipping } from './skip-arguments.ts';
import { FELT_FORMATS, type FeltFormat } from '../debuggee/inspect/felt-format.ts';
import { readAccess } from './access-arguments.ts';
import { choice, count, flag, text, texts } from './argument-values.ts';

/** What runs the hints. */
export type HintMode = 'python' | 'native' | 'auto';

/** This debugger, or one of Python's own, beside it. */
export type PythonDebuggerName = 'cairoscope' | 'debugpy';

/** The arguments of a launch request, checked and complete. */
export interface LaunchArguments {
  /** Absolute path of a .cairo file or of a compiled program. */
  readonly program: string;
  /** The .cairo file that a compiled `program` was just made from. */
  readonly sourceProgram: string | undefined;
  /** 'auto': the smallest layout that has the program's builtins. */
  readonly layout: string;
  /** Path of a JSON file, or the value itself as JSON text; undefined: none. */
  readonly programInput: { readonly path: string } | { readonly json: string } | undefined;
  readonly stopOnEntry: boolean;
  readonly noDebug: boolean;
  /** Stand still at the end of the run, to look back from there. */
  readonly stopOnEnd: boolean;
  /** VM steps that `next` advances; 0: one source statement. */
  readonly stepCount: number;
  /** What steps pass by. */
  readonly skipping: Skipping;
  readonly hints: HintMode;
  /** What stops in hints. */
  readonly pythonDebugger: PythonDebuggerName;
  /** Keep what is in the scopes after each hint. */
  readonly recordHintScopes: boolean;
  /** How felts are shown at first. */
  readonly feltFormat: FeltFormat;
  /** A command or path; undefined: found. */
  readonly python: string | undefined;
  /** What hints may do and are given. */
  readonly access: HintAccess;
  readonly cairoPath: readonly string[];
  readonly sourceRoots: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | null>>;
  /** A Python with cairo-lang, instead of the private environment. */
  readonly cairoLang: string | undefined;
  /** Log the traffic: to stderr, or to this file. */
  readonly trace: boolean | string;
  /** The run that is opened instead of being made; `program` is then the Cairo PIE itself, if there is no other. */
  readonly recorded: RecordedRun | undefined;
  /** The run of another VM that this one is compared with. */
  readonly compareWith: ComparedRun | undefined;
}

const HINT_MODES: readonly string[] = ['python', 'native', 'auto'];

/**
 * Checks what a client sent. Unknown arguments are left alone: clients add their own.
 * @throws ClientError that names the argument
 */
export function readLaunchArguments(raw: object): LaunchArguments {
  const values = new Map<string, unknown>(Object.entries(raw));
  const program = text(values, 'program') ?? text(values, 'pie');
  if (program === undefined) {
    throw new ClientError(
      "'program' is missing: give the path of a .cairo file or of a compiled .json program.",
      true,
    );
  }
  const entrypoint = text(values, 'entrypoint');
  if (entrypoint !== undefined && entrypoint !== 'main') {
    throw new ClientError(`'entrypoint' is '${entrypoint}', but only 'main' can be run.`, true);
  }
  const cwd = path.resolve(text(values, 'cwd') ?? path.dirname(path.resolve(program)));
  const inCwd = (name: string): string[] => texts(values, name).map(each => path.resolve(cwd, each));
  const sourceProgram = text(values, 'sourceProgram');
  const recorded = readRecordedRun(values, cwd);
  return {
    program: path.resolve(cwd, program),
    sourceProgram: sourceProgram === undefined ? undefined : path.resolve(cwd, sourceProgram),
    layout: text(values, 'layout') ?? 'auto',
    programInput: programInput(values.get('programInput'), cwd),
    stopOnEntry: flag(values, 'stopOnEntry', true),
    noDebug: flag(values, 'noDebug', false),
    stopOnEnd: flag(values, 'stopOnEnd', recorded !== undefined),
    stepCount: count(values, 'stepCount'),
    skipping: readSkipping(values),
    hints: hintMode(text(values, 'hints') ?? 'python'),
    pythonDebugger: pythonDebugger(text(values, 'pythonDebugger') ?? 'cairoscope'),
    recordHintScopes: flag(values, 'recordHintScopes', true),
    feltFormat: choice(values, 'feltFormat', FELT_FORMATS, 'auto'),
    python: text(values, 'python'),
    access: readAccess(values, inCwd('pythonPath')),
    cairoPath: inCwd('cairoPath'),
    sourceRoots: inCwd('sourceRoots'),
    cwd,
    env: environment(values.get('env')),
    cairoLang: text(values, 'cairoLang'),
    trace: text(values, 'trace', true) ?? flag(values, 'trace', false),
    recorded,
    compareWith: readComparedRun(values, cwd, recorded),
  };
}

function programInput(value: unknown, cwd: string): LaunchArguments['programInput'] {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value === '' ? undefined : { path: path.resolve(cwd, value) };
  return { json: JSON.stringify(value) };
}

function hintMode(value: string): HintMode {
  if (!HINT_MODES.includes(value)) throw wrongArgument('hints', "'python', 'native' or 'auto'");
  return value as HintMode;
}

function pythonDebugger(value: string): PythonDebuggerName {
  if (value === 'cairoscope' || value === 'debugpy') return value;
  throw wrongArgument('pythonDebugger', "'cairoscope' or 'debugpy'");
}

function environment(value: unknown): Record<string, string | null> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object') throw wrongArgument('env', 'an object of texts');
  const entries = Object.entries(value).map(([name, each]): [string, string | null] => {
    if (each !== null && typeof each !== 'string') throw wrongArgument(`env.${name}`, 'a text or null');
    return [name, each];
  });
  return Object.fromEntries(entries);
}
