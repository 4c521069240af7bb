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
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureCairoVm } from '../../scripts/cairo-vm.mjs';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { digest, goldenFile, withoutPaths, type CairoVmGolden } from './cairo-vm-golden.ts';
import {
  cairoVmProgramPaths,
  compilePrograms,
  readCairoVmProgram,
  type CairoVmProgram,
} from './cairo-vm-programs.ts';

async function main(): Promise<void> {
  const runner = await ensureCairoVm();
  if (runner === undefined) throw new Error('Nothing was made.');
  const { python } = await ensureCairoLang({});
  const folder = mkdtempSync(join(tmpdir(), 'cairo-vm-goldens-'));
  try {
    const named = process.argv.slice(2);
    const programs = (named.length > 0 ? named : cairoVmProgramPaths()).map((path, index) =>
      readCairoVmProgram(resolve(path), join(folder, `${index}.json`)),
    );
    compilePrograms(python, programs);
    for (const program of programs) {
      const golden = run(runner, program, folder);
      writeFileSync(goldenFile(program.directory, program.file), `${JSON.stringify(golden, sortKeys)}\n`);
      console.log(`${program.file}: ${golden.error ?? `${golden.steps} steps`}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(runner: string, program: CairoVmProgram, folder: string): CairoVmGolden {
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

/** For JSON.stringify: cairo-vm writes segments in the order of a hash map, another one every time. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

await main();
