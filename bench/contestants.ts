import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build as bundle } from 'esbuild';
import { build as buildProduct } from '../scripts/build.mjs';
import { ensureCairoVm } from '../scripts/cairo-vm.mjs';
import { compileCairo, ensureCairoLang, type CairoEnvironment } from '../toolchain/src/index.ts';
import type { Limits } from './limits.ts';
import { BENCH, OUTPUT, ROOT } from './paths.ts';
import { measureProcess, type ProcessCost } from './process.ts';
import type { RunCost } from './series.ts';
import { makeSignatures } from './signatures.ts';

const COMMAND = join(ROOT, 'dist/cairoscope.cjs');
const MEASURE = join(OUTPUT, 'measure.cjs');
const FILES = ['trace', 'memory'].map(kind => join(OUTPUT, `written.${kind}`));

/** What `owned_start.py` tells. */
export interface OwnedStart extends ProcessCost {
  readonly firstSeconds: number;
  readonly secondSeconds: number;
  readonly callSeconds: number;
}

/** Everything that is measured; each runs a compiled program in a process of its own. */
export class Contestants {
  private constructor(
    private readonly environment: CairoEnvironment,
    private readonly cairoVmRunner: string | undefined,
  ) {}

  /** Builds and installs what is missing. */
  static async prepare(): Promise<Contestants> {
    mkdirSync(OUTPUT, { recursive: true });
    await buildProduct();
    await bundle({
      absWorkingDir: ROOT,
      entryPoints: ['bench/measure.ts'],
      outfile: MEASURE,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      logLevel: 'warning',
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: { js: `const importMetaUrl = require('node:url').pathToFileURL(__filename).href;` },
    });
    const cairoVm = await ensureCairoVm();
    return new Contestants(
      await ensureCairoLang({ onProgress: ({ stage }) => console.error(stage) }),
      cairoVm,
    );
  }

  /** Compiles a program of bench/programs for this COUNT. Returns the path. */
  async compile(program: string, count: number): Promise<string> {
    const text = readFileSync(join(BENCH, 'programs', `${program}.cairo`), 'utf8')
      .replace(/^const COUNT = \d+;$/m, `const COUNT = ${count};`)
      .replace(/^ *signatures:\n.*$/m, () => `signatures:\n${signatureTable(count)}`);
    return this.compileText(`${program}-${count}`, text);
  }

  /** The same, and its twin: the program without its hints. */
  async compileTwins(program: string, count: number): Promise<{ hints: string; none: string }> {
    const hints = await this.compile(program, count);
    const name = `${program}-${count}`;
    const text = readFileSync(join(OUTPUT, `${name}.cairo`), 'utf8').replace(/^ *%\{.*?%\}\n/gms, '');
    return { hints, none: await this.compileText(`${name}-without-hints`, text) };
  }

  private async compileText(name: string, text: string): Promise<string> {
    const source = join(OUTPUT, `${name}.cairo`);
    writeFileSync(source, text);
    const { environment } = this;
    const compiled = await compileCairo({ environment, source, output: join(OUTPUT, `${name}.json`) });
    if (!compiled.ok) throw new Error(compiled.text);
    return compiled.output;
  }

  /** The command that users run, from the start of Node to its end. */
  async command(program: string): Promise<ProcessCost> {
    return (await this.measure([process.execPath, COMMAND, 'run', program])).cost;
  }

  /** The same, with trace and memory files. */
  async commandWithFiles(program: string): Promise<ProcessCost> {
    const [trace = '', memory = ''] = FILES;
    const files = ['--trace-file', trace, '--memory-file', memory];
    return (await this.measure([process.execPath, COMMAND, 'run', program, ...files])).cost;
  }

  async emptyNode(): Promise<ProcessCost> {
    return (await this.measure([process.execPath, '-e', '0'])).cost;
  }

  /** This VM, with a look at the run alone. */
  vm(program: string, ...flags: string[]): Promise<RunCost> {
    const { python } = this.environment;
    return this.measureRun([
      process.execPath,
      MEASURE,
      ...flags,
      program,
      python,
      join(ROOT, 'python-bridge'),
    ]);
  }

  /** This VM, owned by a Python process that runs its hints itself. */
  owned(program: string): Promise<RunCost> {
    return this.measureRun([this.environment.python, join(BENCH, 'owned.py'), program]);
  }

  /** The same by the runner of cairo-vm-py's design. */
  ownedRunner(program: string, ...files: readonly string[]): Promise<RunCost> {
    return this.measureRun([this.environment.python, join(BENCH, 'owned_runner.py'), program, ...files]);
  }

  ownedRunnerWithFiles(program: string): Promise<RunCost> {
    return this.ownedRunner(program, ...FILES);
  }

  /** How long VMs that Python owns take to be there. The program's main is called, too. */
  async ownedStart(program: string): Promise<OwnedStart> {
    const script = join(BENCH, 'owned_start.py');
    const { cost, stdout } = await this.measure([this.environment.python, script, program, 'main']);
    return { ...(JSON.parse(stdout) as Omit<OwnedStart, keyof ProcessCost>), ...cost };
  }

  /** So many VMs of one Python process, each in a thread of its own; the time until all are done. */
  threads(program: string, vms: number): Promise<RunCost> {
    return this.measureRun([this.environment.python, join(BENCH, 'owned.py'), program, '--vms', String(vms)]);
  }

  cairoVm(program: string, ...flags: string[]): Promise<RunCost> {
    if (this.cairoVmRunner === undefined) return Promise.reject(new Error('cargo is missing'));
    return this.measureRun([this.cairoVmRunner, program, '--layout', 'all_cairo', ...flags]);
  }

  cairoVmWithFiles(program: string): Promise<RunCost> {
    const [trace = '', memory = ''] = FILES;
    return this.cairoVm(program, '--trace', trace, '--memory', memory);
  }

  cairoLang(program: string): Promise<RunCost> {
    return this.measureRun([this.environment.python, join(BENCH, 'reference.py'), program]);
  }

  /** What the parts of a run cost by themselves. */
  async limits(): Promise<Limits> {
    const { stdout } = await this.measure([process.execPath, '--import', 'tsx', join(BENCH, 'limits.ts')]);
    return JSON.parse(stdout) as Limits;
  }

  /** Names and versions, for the report. */
  async versions(): Promise<string> {
    const { stdout: python } = await promisify(execFile)(this.environment.python, ['--version']);
    const cairoVm = this.cairoVmRunner === undefined ? 'no cairo-vm (cargo is missing)' : 'cairo-vm 3.2.0';
    const cairoLang = `cairo-lang ${this.environment.cairoLangVersion} on ${python.trim()}`;
    return [`Node ${process.versions.node}`, cairoVm, cairoLang].join(', ');
  }

  private async measureRun(command: readonly string[]): Promise<RunCost> {
    const { cost, stdout } = await this.measure(command);
    const told = JSON.parse(stdout) as Omit<RunCost, keyof ProcessCost>;
    // What the parent process sees of time and memory is the same for all.
    return { ...told, ...cost };
  }

  private async measure(command: readonly string[]): ReturnType<typeof measureProcess> {
    try {
      return await measureProcess(this.environment.python, command);
    } finally {
      // At once, so that the system does not write them to the disk during the next run.
      for (const file of FILES) rmSync(file, { force: true });
    }
  }
}

function signatureTable(count: number): string {
  return makeSignatures(count)
    .flat()
    .map(value => `dw ${value};`)
    .join('\n');
}
