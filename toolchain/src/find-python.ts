import { homedir } from 'node:os';
import { join } from 'node:path';
import { pythonCandidates } from './python-candidates.ts';
import { formatVersion, isSupported, OLDEST_VERSION, probePython, type Interpreter } from './python-probe.ts';
import { ToolchainError } from './toolchain-error.ts';

export interface FindPythonOptions {
  /** What the user chose: if it does not work, that is an error and nothing else is tried. */
  setting?: string | undefined;
  /** Interpreters to prefer to those that are found, such as the choice of VS Code's Python extension. */
  candidates?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

const OLDEST = formatVersion(OLDEST_VERSION);

/** Answers of this process: each command is asked once, unless something was missing (it may be installed meanwhile). */
const known = new Map<string, Interpreter>();

/**
 * Finds a CPython to run hints with and to install cairo-lang for.
 *
 * @throws ToolchainError of kind `no-python` or `python-unusable`, saying what was tried and what to do
 */
export async function findPython(options: FindPythonOptions = {}): Promise<Interpreter> {
  if (options.setting !== undefined && options.setting !== '') {
    return chosenPython(options.setting, options.signal);
  }
  const tried: string[] = [];
  let best: Interpreter | undefined;
  const preferred = (options.candidates ?? []).map(path => [expandHome(path)]);
  for (const command of [...preferred, ...pythonCandidates()]) {
    const found = await probe(command, options.signal);
    if (typeof found === 'string') {
      tried.push(`${command.join(' ')}: ${found}`);
    } else if (!isSupported(found)) {
      tried.push(`${command.join(' ')}: it is Python ${formatVersion(found.version)}`);
    } else if (found.canMakeEnvironment && (preferred.includes(command) || isMadeForCairoLang(found))) {
      return found;
    } else {
      best = better(best, found);
    }
  }
  if (best !== undefined) {
    return best;
  }
  throw new ToolchainError(
    'no-python',
    `No Python was found. Python hints and the Cairo compiler need CPython ${OLDEST} or later, best 3.9 to 3.11: ` +
      'install one from python.org or with your package manager, or name one in the setting cairoscope.python ' +
      `(in the terminal: --python).${tried.length === 0 ? '' : `\nTried:\n${tried.join('\n')}`}`,
  );
}

/** Every supported CPython that is found, the first of each minor version, oldest first. */
export async function findAllPythons(signal?: AbortSignal): Promise<Interpreter[]> {
  const byMinor = new Map<number, Interpreter>();
  for (const command of pythonCandidates()) {
    const found = await probe(command, signal);
    if (typeof found !== 'string' && isSupported(found) && found.canMakeEnvironment) {
      const minor = found.version[1];
      byMinor.set(minor, byMinor.get(minor) ?? found);
    }
  }
  return [...byMinor.values()].sort((a, b) => a.version[1] - b.version[1]);
}

async function chosenPython(setting: string, signal: AbortSignal | undefined): Promise<Interpreter> {
  const found = await probe([expandHome(setting)], signal);
  const advice = `Choose a CPython ${OLDEST} or later, or clear the setting to let Cairoscope look for one.`;
  if (typeof found === 'string') {
    throw new ToolchainError(
      'python-unusable',
      `The chosen Python "${setting}" cannot be used: ${found}. ${advice}`,
    );
  }
  if (!isSupported(found)) {
    throw new ToolchainError(
      'python-unusable',
      `The chosen Python "${setting}" is version ${formatVersion(found.version)}, which is too old. ${advice}`,
    );
  }
  return found;
}

async function probe(
  command: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Interpreter | string> {
  const key = command.join('\0');
  const earlier = known.get(key);
  if (earlier !== undefined) {
    return earlier;
  }
  const answer = await probePython(command, signal);
  if (typeof answer !== 'string' && answer.canMakeEnvironment) {
    known.set(key, answer);
  }
  return answer;
}

/** Later versions work too, with the import fix; but these are the ones that cairo-lang is made for. */
function isMadeForCairoLang(interpreter: Interpreter): boolean {
  return interpreter.version[1] <= 11;
}

/** One that can make an environment is better than one that cannot; else the one that was found first. */
function better(best: Interpreter | undefined, found: Interpreter): Interpreter {
  return best === undefined || (found.canMakeEnvironment && !best.canMakeEnvironment) ? found : best;
}

function expandHome(path: string): string {
  return /^~[\\/]/.test(path) ? join(homedir(), path.slice(2)) : path;
}
