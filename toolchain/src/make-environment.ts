import { rm, writeFile } from 'node:fs/promises';
import {
  CAIRO_LANG_VERSION,
  environmentPython,
  privateEnvironment,
  writeMarker,
  type CairoEnvironment,
} from './cairo-environment.ts';
import { PipProgress, type Progress } from './pip-progress.ts';
import { formatVersion, type Interpreter } from './python-probe.ts';
import { lastLines, runProcess, type ProcessResult } from './run-process.ts';
import { writeStarkwareFix } from './starkware-fix.ts';
import { ToolchainError } from './toolchain-error.ts';

export interface MakeOptions {
  interpreter: Interpreter;
  /** Where to; whatever is there is removed. */
  folder: string;
  fixText: string;
  onProgress: (progress: Progress) => void;
  signal: AbortSignal | undefined;
}

/**
 * Makes a virtual environment with cairo-lang in it, from nothing.
 *
 * @throws ToolchainError; what was made so far is removed, or left without its marker and removed next time
 */
export async function makeEnvironment(options: MakeOptions): Promise<CairoEnvironment> {
  const { folder, interpreter, onProgress } = options;
  try {
    onProgress({
      stage: `Creating an environment with Python ${formatVersion(interpreter.version)}`,
      fraction: 0,
    });
    await rm(folder, REMOVE);
    await createEmpty(options);
    const sitePackages = await findSitePackages(options);
    await install(options, sitePackages);
    onProgress({ stage: 'Checking cairo-lang', fraction: 0.95 });
    await writeStarkwareFix(sitePackages, options.fixText);
    await check(options);
    await writeMarker(folder, { basePython: interpreter.basePath, sitePackages, fixText: options.fixText });
    onProgress({ stage: 'cairo-lang is ready', fraction: 1 });
    return privateEnvironment(folder);
  } catch (error) {
    // A process that was just ended may still write for a moment; what cannot be removed is removed next time.
    await rm(folder, REMOVE).catch(() => undefined);
    throw error;
  }
}

const REMOVE = { recursive: true, force: true, maxRetries: 5 } as const;

/** Nothing that a user set up for other environments may leak into this one; proxies and indexes may. */
function cleanEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of [
    'PYTHONHOME',
    'PYTHONPATH',
    'PIP_TARGET',
    'PIP_PREFIX',
    'PIP_ROOT',
    'PIP_REQUIRE_VIRTUALENV',
  ]) {
    Reflect.deleteProperty(env, name);
  }
  return { ...env, PIP_USER: '0', PYTHONUTF8: '1', PYTHONIOENCODING: 'utf-8' };
}

async function createEmpty({ interpreter, folder, signal }: MakeOptions): Promise<void> {
  // Without ensurepip (Debian) the base Python's own pip may serve instead.
  const withoutPip = interpreter.canMakeEnvironment ? [] : ['--without-pip'];
  const args = ['-m', 'venv', ...withoutPip, folder];
  const result = await runProcess(interpreter.path, args, { env: cleanEnv(), signal });
  if (result.code !== 0) {
    throw new ToolchainError(
      'installation-failed',
      `${interpreter.path} cannot create an environment in ${folder}. On Debian and Ubuntu install the package ` +
        `python3-venv; elsewhere choose another Python in the setting cairoscope.python.\n${tail(result)}`,
      allOutput(result),
    );
  }
}

async function install(options: MakeOptions, sitePackages: string): Promise<void> {
  const { interpreter, folder, onProgress, signal } = options;
  const pip = interpreter.canMakeEnvironment
    ? { python: environmentPython(folder), args: [] }
    : { python: interpreter.path, args: ['--python', environmentPython(folder)] };
  const args = ['-m', 'pip', ...pip.args, 'install', '--disable-pip-version-check', '--no-input'];
  const progress = new PipProgress(sitePackages, onProgress);
  const result = await runProcess(pip.python, [...args, `cairo-lang==${CAIRO_LANG_VERSION}`], {
    env: cleanEnv(),
    signal,
    onLine: line => progress.read(line),
  }).finally(() => progress.stop());
  if (result.code !== 0) {
    const log = `${folder}.log`;
    await writeFile(log, allOutput(result)).catch(() => undefined);
    throw installationError(options, result, log);
  }
}

const NO_NETWORK =
  /No matching distribution found for cairo-lang|NewConnectionError|ConnectTimeoutError|ProxyError|getaddrinfo|name resolution|Network is unreachable|ReadTimeoutError/;

function installationError({ interpreter }: MakeOptions, result: ProcessResult, log: string): ToolchainError {
  const output = allOutput(result);
  const choice =
    'or name a Python that has cairo-lang in the setting cairoscope.cairoLang (in the terminal: --python)';
  if (/No module named pip/.test(output)) {
    return new ToolchainError(
      'installation-failed',
      `${interpreter.path} has neither ensurepip nor pip. On Debian and Ubuntu install the package python3-venv, ${choice}.`,
      output,
    );
  }
  if (NO_NETWORK.test(output)) {
    return new ToolchainError(
      'no-network',
      `cairo-lang ${CAIRO_LANG_VERSION}, which compiles .cairo files, could not be downloaded: the Python package ` +
        'index cannot be reached. Connect to the network and try again (behind a proxy or with an index of your ' +
        `own, set HTTPS_PROXY or PIP_INDEX_URL), ${choice}. Compiled programs (.json) run without it. ` +
        `All of pip's output: ${log}`,
      output,
    );
  }
  return new ToolchainError(
    'installation-failed',
    `pip could not install cairo-lang ${CAIRO_LANG_VERSION} for Python ${formatVersion(interpreter.version)}. ` +
      `Python 3.9 to 3.11 suit it best: install one of them, ${choice}. All of pip's output: ${log}\n${tail(result)}`,
    output,
  );
}

async function findSitePackages({ folder, signal }: MakeOptions): Promise<string> {
  const code = 'import sysconfig; print(sysconfig.get_path("purelib"))';
  const result = await runProcess(environmentPython(folder), ['-I', '-c', code], { signal });
  return result.stdout.trim();
}

/** Imports the compiler and the VM, so that a broken native package is found now and not at the first F5. */
async function check({ folder, interpreter, signal }: MakeOptions): Promise<void> {
  const code = 'import starkware.cairo.lang.compiler.cairo_compile, starkware.cairo.lang.vm.cairo_run';
  const result = await runProcess(environmentPython(folder), ['-I', '-c', code], { env: cleanEnv(), signal });
  if (result.code !== 0) {
    throw new ToolchainError(
      'installation-failed',
      `cairo-lang ${CAIRO_LANG_VERSION} was installed for Python ${formatVersion(interpreter.version)} but cannot be ` +
        'imported. Python 3.9 to 3.11 suit it best: choose one in the setting cairoscope.python.\n' +
        tail(result),
      allOutput(result),
    );
  }
}

function tail(result: ProcessResult): string {
  return lastLines(result.stderr === '' ? result.stdout : result.stderr, 5);
}

function allOutput(result: ProcessResult): string {
  return `${result.stdout}\n${result.stderr}`;
}
