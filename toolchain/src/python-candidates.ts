import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The versions that cairo-lang is made for, best first. */
const MADE_FOR = ['3.11', '3.10', '3.9'];
/** Later versions, on which it works with the import fix (starkware-fix.ts). */
const WORKS_ON = ['3.12', '3.13', '3.14'];
const VERSIONS = [...MADE_FOR, ...WORKS_ON];

/**
 * Commands that may start a Python, the likeliest first: the `py` launcher on Windows, then versions by name and
 * whatever `python3` and `python` are, then places that are often missing from the PATH of a desktop program.
 */
export function pythonCandidates(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string[][] {
  if (platform === 'win32') {
    return [...VERSIONS.map(version => ['py', `-${version}`]), ['py', '-3'], ['python3'], ['python']];
  }
  const named = (version: string): string => `python${version}`;
  const names = [...MADE_FOR.map(named), 'python3', 'python', ...WORKS_ON.map(named)];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  // Looked up here, so that names that nobody has cost no process.
  const found = names
    .flatMap(name => folders.map(folder => join(folder, name)))
    .filter(path => existsSync(path));
  return unique([...found, ...elsewhere(env)]).map(path => [path]);
}

/** Interpreters of package managers and of pyenv, which may have one that its shims do not offer. */
function elsewhere(env: NodeJS.ProcessEnv): string[] {
  const bins = ['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'];
  const pyenv = join(env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  const versions = existsSync(pyenv) ? readdirSync(pyenv) : [];
  return VERSIONS.flatMap(version => [
    ...bins.map(bin => join(bin, `python${version}`)),
    ...versions
      .filter(name => name.startsWith(`${version}.`))
      .map(name => join(pyenv, name, 'bin', `python${version}`)),
  ]).filter(path => existsSync(path));
}

function unique(paths: string[]): string[] {
  return [...new Set(paths)];
}
