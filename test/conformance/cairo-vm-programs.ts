import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './fixtures.ts';

/** A program that cairo-vm runs, because cairo-lang lacks something that it uses. */
export interface CairoVmProgram {
  readonly directory: string;
  readonly file: string;
  readonly source: Buffer;
  /** Of bench/cairo-vm-runner, such as `--layout all_cairo_stwo --proof-mode`. */
  readonly options: readonly string[];
  readonly compileArguments: readonly string[];
  /** Where the compiled program goes. */
  readonly compiled: string;
}

const PROGRAMS = join(ROOT, 'test/conformance/programs');
const OPTIONS = /^\/\/ cairo-vm:(.*)$/gm;
const COMPILE_ARGUMENTS = /^\/\/ cairo-compile:(.*)$/gm;

/** The paths of all programs with a comment `// cairo-vm: OPTIONS`. */
export function cairoVmProgramPaths(): string[] {
  return readdirSync(PROGRAMS, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.cairo'))
    .sort()
    .map(name => join(PROGRAMS, name))
    .filter(path => readFileSync(path, 'utf8').match(OPTIONS));
}

export function readCairoVmProgram(path: string, compiled: string): CairoVmProgram {
  const source = readFileSync(path);
  const words = (pattern: RegExp): string[] =>
    [...source.toString().matchAll(pattern)].flatMap(match => match[1]?.trim().split(/\s+/) ?? []);
  return {
    directory: dirname(path),
    file: basename(path),
    source,
    options: words(OPTIONS),
    compileArguments: words(COMPILE_ARGUMENTS),
    compiled,
  };
}

/**
 * Compiles the programs, all in one process: it takes longer to start the compiler than to compile.
 * @throws Error for one that does not compile
 */
export function compilePrograms(python: string, programs: readonly CairoVmProgram[]): void {
  const resultOf = ({ compiled }: CairoVmProgram): string => `${compiled}.result`;
  const jobs = programs.map(program =>
    JSON.stringify({
      directory: program.directory,
      compile: [program.file, '--output', program.compiled, ...program.compileArguments],
      runs: [],
      stdin: '',
      result: resultOf(program),
    }),
  );
  const { status, stderr } = spawnSync(python, [join(ROOT, 'test/conformance/cairo_lang.py')], {
    input: jobs.map(job => `${job}\n`).join(''),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`cairo_lang.py failed:\n${stderr}`);
  for (const program of programs) {
    const { compile } = JSON.parse(readFileSync(resultOf(program), 'utf8')) as {
      compile: { stderr: string; code: number };
    };
    if (compile.code !== 0) throw new Error(`${program.file} does not compile:\n${compile.stderr}`);
  }
}
