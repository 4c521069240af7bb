/**
 * Runs programs in cairo-vm (Rust) and writes what it made of them beside them, as NAME.cairo-vm.json. Needs cargo.
 *
 * Usage: node --import tsx test/conformance/make-cairo-vm-goldens.ts [PROGRAM.cairo ...]
 *
 * Without arguments: every program of test/conformance/programs with a comment `// cairo-vm: OPTIONS`. The options
 * are those of bench/cairo-vm-runner, such as `--layout all_cairo_stwo --proof-mode`; with --proof-mode the AIR
 * inputs are kept too. `// cairo-compile: ARGUMENTS` counts as well.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { ensureCairoVm } from '../../scripts/cairo-vm.mjs';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { digest, goldenFile, type CairoVmGolden } from './cairo-vm-golden.ts';
import { ROOT } from './fixtures.ts';

const here = join(ROOT, 'test/conformance');
const OPTIONS = /^\/\/ cairo-vm:(.*)$/gm;
const COMPILE_ARGUMENTS = /^\/\/ cairo-compile:(.*)$/gm;

interface Program {
  readonly directory: string;
  readonly file: string;
  readonly source: Buffer;
  readonly options: readonly string[];
  readonly compileArguments: readonly string[];
  readonly compiled: string;
}

async function main(): Promise<void> {
  const runner = await ensureCairoVm();
  if (runner === undefined) throw new Error('Nothing was made.');
  const { python } = await ensureCairoLang({});
  const folder = mkdtempSync(join(tmpdir(), 'cairo-vm-goldens-'));
  try {
    const named = process.argv.slice(2);
    const programs = (named.length > 0 ? named : programsBelow(join(here, 'programs'))).map((path, index) =>
      readProgram(resolve(path), join(folder, `${index}.json`)),
    );
    compile(python, programs);
    for (const program of programs) {
      const golden = run(runner, program, folder);
      writeFileSync(goldenFile(program.directory, program.file), `${JSON.stringify(golden, sortKeys)}\n`);
      console.log(`${program.file}: ${golden.error ?? `${golden.steps} steps`}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function programsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.cairo'))
    .sort()
    .map(name => join(folder, name))
    .filter(path => readFileSync(path, 'utf8').match(OPTIONS));
}

function readProgram(path: string, compiled: string): Program {
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

/** All in one process: it takes longer to start the compiler than to compile. */
function compile(python: string, programs: readonly Program[]): void {
  const resultOf = ({ compiled }: Program): string => `${compiled}.result`;
  const jobs = programs.map(program => ({
    directory: program.directory,
    compile: [program.file, '--output', program.compiled, ...program.compileArguments],
    run: null,
    stdin: '',
    result: resultOf(program),
  }));
  const { status } = spawnSync(python, [join(here, 'cairo_lang.py')], {
    input: JSON.stringify(jobs),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('cairo_lang.py failed.');
  for (const program of programs) {
    const { compile } = JSON.parse(readFileSync(resultOf(program), 'utf8')) as {
      compile: { stderr: string; code: number };
    };
    if (compile.code !== 0) throw new Error(`${program.file} does not compile:\n${compile.stderr}`);
  }
}

function run(runner: string, program: Program, folder: string): CairoVmGolden {
  const made = { source: digest(program.source), options: program.options };
  const [trace, memory, publicInput, privateInput] = ['trace', 'memory', 'public', 'private'].map(name =>
    join(folder, name),
  ) as [string, string, string, string];
  for (const file of [publicInput, privateInput]) rmSync(file, { force: true });
  const proof = program.options.includes('--proof-mode')
    ? ['--air-public-input', publicInput, '--air-private-input', privateInput]
    : [];
  const { stdout, stderr, error } = spawnSync(
    runner,
    [program.compiled, '--print-output', '--trace', trace, '--memory', memory, ...proof, ...program.options],
    { cwd: program.directory, encoding: 'utf8', maxBuffer: Infinity },
  );
  if (error) throw error;
  if (stdout === '') throw new Error(`${program.file}: ${stderr}`);
  const report = JSON.parse(stdout) as { error?: string; steps: number; output: string };
  if (report.error !== undefined) return { ...made, error: report.error };
  return {
    ...made,
    steps: report.steps,
    trace: digest(readFileSync(trace)),
    memory: digest(readFileSync(memory)),
    output: report.output,
    ...(existsSync(publicInput) && { airPublicInput: readJson(publicInput) }),
    ...(existsSync(privateInput) && { airPrivateInput: withoutPaths(readJson(privateInput)) }),
  };
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function withoutPaths({
  trace_path: _trace,
  memory_path: _memory,
  ...input
}: Record<string, unknown>): unknown {
  return input;
}

/** For JSON.stringify: cairo-vm writes segments in the order of a hash map, another one every time. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

await main();
