import { runProcess } from './run-process.ts';

/** A CPython that can be started. */
export interface Interpreter {
  /** The executable itself, absolute: not a launcher or a version manager's shim. */
  path: string;
  /** The executable that a virtual environment rests on; the same as `path` outside of one. */
  basePath: string;
  /** Major, minor, micro. */
  version: readonly [number, number, number];
  /** True if it can make an environment with pip in it: Debian splits that off into the package python3-venv. */
  canMakeEnvironment: boolean;
}

/** The oldest version that the hints' side of a run supports. */
export const OLDEST_VERSION = [3, 9] as const;

const PROBE = [
  'import importlib.util, json, sys',
  'print(json.dumps({"path": sys.executable, "version": list(sys.version_info[:3]),',
  '"basePath": getattr(sys, "_base_executable", None) or sys.executable,',
  '"implementation": sys.implementation.name,',
  '"canMakeEnvironment": all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))}))',
].join('\n');

/** Long enough for a cold start from a slow disk; a Python that takes longer is of no use. */
const TIMEOUT_MS = 15_000;

/**
 * Starts a command and asks it what it is.
 *
 * @param command an executable and its leading arguments, such as `['py', '-3.11']`
 * @returns a text that says why if it is no CPython (missing, a shim without a version behind it, another language)
 */
export async function probePython(
  command: readonly string[],
  signal?: AbortSignal,
): Promise<Interpreter | string> {
  const [executable = '', ...args] = command;
  // -I: neither the environment's PYTHON* variables nor the current folder may change what is imported.
  const result = await runProcess(executable, [...args, '-I', '-c', PROBE], { signal, timeout: TIMEOUT_MS });
  if (result.code !== 0) {
    return firstLine(result.stderr) ?? 'it does not start';
  }
  const answer = parseAnswer(result.stdout);
  if (answer === undefined) {
    return 'it does not answer as Python does';
  }
  if (answer.implementation !== 'cpython') {
    return `it is ${answer.implementation}, not CPython`;
  }
  const { path, basePath, version, canMakeEnvironment } = answer;
  return { path, basePath, version, canMakeEnvironment };
}

export function isSupported(interpreter: Interpreter): boolean {
  const [major, minor] = interpreter.version;
  return major === OLDEST_VERSION[0] && minor >= OLDEST_VERSION[1];
}

export function formatVersion(version: readonly number[]): string {
  return version.join('.');
}

interface Answer extends Interpreter {
  implementation: string;
}

function parseAnswer(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'basePath' in value &&
    typeof value.basePath === 'string' &&
    'version' in value &&
    Array.isArray(value.version) &&
    value.version.length === 3 &&
    value.version.every(part => typeof part === 'number') &&
    'implementation' in value &&
    typeof value.implementation === 'string' &&
    'canMakeEnvironment' in value &&
    typeof value.canMakeEnvironment === 'boolean'
  );
}

function firstLine(text: string): string | undefined {
  return text
    .split('\n')
    .map(line => line.trim())
    .find(line => line !== '')
    ?.slice(0, 120);
}
