/**
 * `npm run bench`: measures this VM beside cairo-lang's, prints the table and keeps it in bench/RESULTS.md.
 * `npm run bench -- --runs 1` is quicker and keeps nothing.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { build } from 'esbuild';
import { buildCore } from '../scripts/build-core.mjs';
import { compileCairo, ensureCairoLang } from '../toolchain/src/index.ts';
import type { Measurement } from './measurement.ts';
import { report, type Result } from './report.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const DEFAULT_RUNS = 5;
const folder = dirname(fileURLToPath(import.meta.url));
const root = resolve(folder, '..');
const output = join(root, 'out/bench');
const execute = promisify(execFile);

async function measure(command: string, args: readonly string[]): Promise<Measurement> {
  const { stdout } = await execute(command, args, { cwd: root });
  return JSON.parse(stdout) as Measurement;
}

async function runWorkload(
  workload: Workload,
  runs: number,
  python: string,
  program: string,
): Promise<Result> {
  const own: Measurement[] = [];
  const reference: Measurement[] = [];
  const measureOwn = [
    join(output, 'measure.cjs'),
    program,
    `${workload.ownInput}`,
    python,
    join(root, 'python-bridge'),
  ];
  const measureReference = [join(folder, 'reference.py'), program, `${workload.referenceInput}`];
  for (let run = 1; run <= runs; run++) {
    console.error(`${workload.program}, run ${run} of ${runs}`);
    own.push(await measure(process.execPath, measureOwn));
    reference.push(await measure(python, measureReference));
  }
  return { workload, own, reference };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string' } } });
  const runs = values.runs === undefined ? DEFAULT_RUNS : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs must be a number from 1 on.');
  mkdirSync(output, { recursive: true });
  await buildCore();
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/measure.ts'],
    outfile: join(output, 'measure.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: `const importMetaUrl = require('node:url').pathToFileURL(__filename).href;` },
  });
  const environment = await ensureCairoLang({ onProgress: ({ stage }) => console.error(stage) });
  const results: Result[] = [];
  for (const workload of WORKLOADS) {
    const source = join(folder, 'programs', `${workload.program}.cairo`);
    const program = join(output, `${workload.program}.json`);
    const compiled = await compileCairo({ environment, source, output: program });
    if (!compiled.ok) throw new Error(compiled.text);
    results.push(await runWorkload(workload, runs, environment.python, program));
  }
  const { stdout: pythonVersion } = await execute(environment.python, ['--version']);
  const versions = [
    `Node ${process.versions.node}`,
    pythonVersion.trim(),
    `cairo-lang ${environment.cairoLangVersion}`,
  ];
  const text = report(results, runs, versions);
  if (values.runs === undefined) writeFileSync(join(folder, 'RESULTS.md'), text);
  console.log(text);
}

await main();
