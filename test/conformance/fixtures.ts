import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OUTPUTS, type OutputName } from './outputs.ts';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Has every builtin of the programs here, unless a program names its own. */
const DEFAULT_LAYOUT = '--layout=all_solidity';

/** One run by both VMs, with the same arguments. */
export interface Run {
  /** Arguments of cairo-run and `cairoscope run`, without the program and the files that are written. */
  readonly args: readonly string[];
  /** The files that the run writes. */
  readonly outputs: readonly OutputName[];
}

/** A program that is run here and by a reference. */
export interface Fixture {
  /** Path from the root, for the test's title. */
  readonly name: string;
  /** Where both VMs are started; the program's name in error messages is relative to it. */
  readonly directory: string;
  readonly file: string;
  /** Further arguments of cairo-compile. */
  readonly compileArguments: readonly string[];
  /** The run of the program, then that of the Cairo PIE that it wrote, if there is one. Empty: cairo-lang cannot run it. */
  readonly runs: readonly Run[];
  readonly stdin: string;
  /** `module:callable` of a file beside the program, made for both VMs before the run; undefined: none. */
  readonly syscallHandler: string | undefined;
  /**
   * What this VM says instead of cairo-lang's text, if it differs on purpose (docs/differences.md), even if cairo-lang
   * finds nothing wrong; undefined: the same.
   */
  readonly ownError: string | undefined;
  readonly source: string;
  /** The contents of the other files that the result depends on. */
  readonly inputs: readonly string[];
}

const PROGRAMS = 'test/conformance/programs';
const OTHER_FOLDERS = ['cairo-vm', 'errors'];

/** The programs that run to their end, or show how they fail as an example. */
export function goodFixtures(): Fixture[] {
  const folders = readdirSync(join(ROOT, PROGRAMS)).filter(folder => !OTHER_FOLDERS.includes(folder));
  return fixturesIn('examples', ...folders.map(folder => `${PROGRAMS}/${folder}`));
}

/** The programs that fail. */
export function failingFixtures(): Fixture[] {
  return fixturesIn(`${PROGRAMS}/errors`);
}

/** The programs that only cairo-vm can run; their comment `// cairo-vm: OPTIONS` says how. */
export function cairoVmFixtures(): Fixture[] {
  return fixturesIn(`${PROGRAMS}/cairo-vm`).map(fixture => ({ ...fixture, runs: [] }));
}

/** The programs of these folders, which are relative to the root. */
function fixturesIn(...folders: string[]): Fixture[] {
  return folders.flatMap(folder => {
    const directory = join(ROOT, folder);
    return readdirSync(directory)
      .filter(file => file.endsWith('.cairo'))
      .sort()
      .map(file => readFixture(directory, file));
  });
}

/**
 * The comments of a program may say how to run it, one option a line:
 * - `// cairo-compile: ARGUMENTS` and `// cairo-run: ARGUMENTS`; `--proof_mode` is passed on to the compiler;
 * - `// outputs: air` (in proof mode) or `// outputs: pie`: what is written besides trace and memory;
 * - `// cairo-run-pie: ARGUMENTS`: the PIE that was written is run too, with these arguments;
 * - `// syscall-handler: MODULE:CALLABLE` for a module beside the program;
 * - `// stdin: LINE` for hints that ask, `// own-error: LINE`, `// reads: FILE` for a file that hints read.
 *
 * `NAME.input.json` is the program's input, `NAME.layout.json` the parameters of a dynamic layout.
 */
function readFixture(directory: string, file: string): Fixture {
  const source = readFileSync(join(directory, file), 'utf8');
  const runArguments = words(comments(source, 'cairo-run'));
  const layout = companion(directory, file, 'layout');
  if (layout) runArguments.push('--layout=dynamic', `--cairo_layout_params_file=${layout}`);
  if (!runArguments.some(argument => argument.startsWith('--layout'))) runArguments.push(DEFAULT_LAYOUT);
  const input = companion(directory, file, 'input');
  if (input) runArguments.push(`--program_input=${input}`);
  const outputs = comments(source, 'outputs').join(' ');
  const isProof = runArguments.includes('--proof_mode');
  const pieArguments = comments(source, 'cairo-run-pie');
  return {
    name: relative(ROOT, join(directory, file)).replaceAll('\\', '/'),
    directory,
    file,
    compileArguments: [...words(comments(source, 'cairo-compile')), ...(isProof ? ['--proof_mode'] : [])],
    runs: [
      {
        args: runArguments,
        outputs: [
          ...OUTPUTS.always,
          ...(outputs.includes('air') ? OUTPUTS.air : []),
          ...(outputs.includes('pie') ? OUTPUTS.pie : []),
        ],
      },
      ...(pieArguments.length > 0
        ? [{ args: words(pieArguments), outputs: [...OUTPUTS.always, ...OUTPUTS.pie] }]
        : []),
    ],
    stdin: comments(source, 'stdin')
      .map(line => `${line}\n`)
      .join(''),
    syscallHandler: comments(source, 'syscall-handler')[0],
    ownError: comments(source, 'own-error').join('\n') || undefined,
    source,
    inputs: [input, layout, ...comments(source, 'reads')].flatMap(name =>
      name ? [readFileSync(join(directory, name), 'utf8')] : [],
    ),
  };
}

/** The name of `PROGRAM.KIND.json`, if there is one. */
function companion(directory: string, file: string, kind: string): string | undefined {
  const name = `${basename(file, '.cairo')}.${kind}.json`;
  return existsSync(join(directory, name)) ? name : undefined;
}

function comments(source: string, name: string): string[] {
  return [...source.matchAll(new RegExp(`^// ${name}: (.*)$`, 'gm'))].map(match => match[1] ?? '');
}

function words(lines: string[]): string[] {
  return lines.flatMap(line => line.split(' '));
}
