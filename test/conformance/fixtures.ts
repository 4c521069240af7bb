import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Has every builtin of the programs here, unless a program names its own. */
const DEFAULT_LAYOUT = '--layout=all_solidity';

/** A program that both VMs run. */
export interface Fixture {
  /** Path from the root, for the test's title. */
  readonly name: string;
  /** Where both VMs are started; the program's name in error messages is relative to it. */
  readonly directory: string;
  readonly file: string;
  /** Further arguments of cairo-compile, cairo-run and `cairoscope run`. */
  readonly compileArguments: readonly string[];
  readonly runArguments: readonly string[];
  readonly stdin: string;
  /**
   * What this VM says instead of cairo-lang's text, if it differs on purpose (docs/differences.md);
   * undefined: the same.
   */
  readonly ownError: string | undefined;
  /** The contents of everything that the result depends on. */
  readonly sources: readonly string[];
}

/** The programs of these folders, which are relative to the root. */
export function fixturesIn(...folders: string[]): Fixture[] {
  return folders.flatMap(folder => {
    const directory = join(ROOT, folder);
    return readdirSync(directory)
      .filter(file => file.endsWith('.cairo'))
      .sort()
      .map(file => readFixture(directory, file));
  });
}

/**
 * The comments of a program may say how to run it, one option a line: `// cairo-compile: ARGUMENTS`,
 * `// cairo-run: ARGUMENTS`, `// stdin: LINE`, `// own-error: LINE`. `NAME.input.json` is the program's input.
 */
function readFixture(directory: string, file: string): Fixture {
  const source = readFileSync(join(directory, file), 'utf8');
  const input = `${basename(file, '.cairo')}.input.json`;
  const hasInput = existsSync(join(directory, input));
  const runArguments = words(comments(source, 'cairo-run'));
  if (!runArguments.some(argument => argument.startsWith('--layout'))) runArguments.push(DEFAULT_LAYOUT);
  if (hasInput) runArguments.push(`--program_input=${input}`);
  return {
    name: relative(ROOT, join(directory, file)).replaceAll('\\', '/'),
    directory,
    file,
    compileArguments: words(comments(source, 'cairo-compile')),
    runArguments,
    stdin: comments(source, 'stdin')
      .map(line => `${line}\n`)
      .join(''),
    ownError: comments(source, 'own-error').join('\n') || undefined,
    sources: hasInput ? [source, readFileSync(join(directory, input), 'utf8')] : [source],
  };
}

function comments(source: string, name: string): string[] {
  return [...source.matchAll(new RegExp(`^// ${name}: (.*)$`, 'gm'))].map(match => match[1] ?? '');
}

function words(lines: string[]): string[] {
  return lines.flatMap(line => line.split(' '));
}
