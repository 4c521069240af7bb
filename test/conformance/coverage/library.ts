import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LibraryModule {
  /** Such as `starkware.cairo.common.math`. */
  readonly name: string;
  readonly functions: readonly string[];
  readonly hasHints: boolean;
  /** It imports from `src.starkware`, a path that only cairo-lang's own repository has. */
  readonly isImportable: boolean;
}

/** The modules of cairo-lang's common library in this Python's environment that have functions. */
export function readLibrary(python: string): LibraryModule[] {
  const code = 'import os, starkware.cairo.common as m; print(os.path.dirname(m.__file__))';
  const folder = execFileSync(python, ['-c', code], { encoding: 'utf8' }).trim();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.cairo'))
    .map(path => readModule(folder, path))
    .filter(module => module.functions.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readModule(folder: string, path: string): LibraryModule {
  const source = readFileSync(join(folder, path), 'utf8');
  const name = path.replace(/\.cairo$/, '').replaceAll(/[\\/]/g, '.');
  return {
    name: `starkware.cairo.common.${name}`,
    functions: [...source.matchAll(/^func (\w+)/gm)].map(match => match[1] ?? ''),
    hasHints: source.includes('%{'),
    isImportable: !/^from src\./m.test(source),
  };
}
