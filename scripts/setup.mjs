/**
 * What every script of this folder needs before it can start: the root folder, a way to run a command and
 * the installed npm packages. Knows Node's own modules only, since it runs before `npm ci` did.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the working copy. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Stamps and environments of the scripts; never committed. */
export const stateFolder = join(root, '.cairoscope');

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] by default the root
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] output is shown only if it fails
 * @property {number} [limitMinutes] after that the command counts as hung and is ended
 */

/**
 * Runs a command that prints to the terminal and reads nothing.
 *
 * @param {string} command an executable; Node's own path for JavaScript files
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<void>} rejects when the command cannot be started or its exit code is not 0
 */
export function run(command, args, options = {}) {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      windowsHide: true,
    });
    const limit = options.limitMinutes;
    const timer = limit === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limit * 60_000);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', data => (output += String(data)));
    }
    child.on('error', error => reject(new Error(`Cannot start "${command}": ${error.message}`)));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) {
        resolvePromise();
        return;
      }
      process.stderr.write(output);
      const ending = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`;
      reject(new Error(`"${[command, ...args].join(' ')}" ${ending}.`));
    });
  });
}

/**
 * The JavaScript file behind a command of an installed package, so that it can be run by this Node on every
 * platform without a shell.
 *
 * @param {string} packageName
 * @param {string} [command] defaults to the package's name
 */
export function packageCommand(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin?: string | Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[command];
  if (file === undefined) {
    throw new Error(`The package ${packageName} has no command "${command}".`);
  }
  return join(folder, file);
}

/**
 * True once per content: tells whether `content` differs from what was noted under this name by `noteStamp`.
 *
 * @param {string} name
 * @param {string} content
 */
export function isStale(name, content) {
  const file = stampFile(name);
  return !existsSync(file) || readFileSync(file, 'utf8') !== content;
}

/**
 * @param {string} name
 * @param {string} content
 */
export function noteStamp(name, content) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), content);
}

/** @param {string} name */
function stampFile(name) {
  return join(stateFolder, 'stamps', name);
}

/**
 * One hash of the content of several files.
 *
 * @param {readonly string[]} files absolute paths
 */
export function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Installs the npm packages when they are missing or not those of package-lock.json. */
export async function ensurePackages() {
  if (!packagesAreInstalled()) {
    console.log('Installing the npm packages (npm ci) ...');
    await runNpm(['ci', '--no-progress']);
  }
}

/**
 * Compares package-lock.json with npm's own record of what it installed, which it writes last: an interrupted
 * installation counts as none, and one that somebody made with `npm install` counts as done.
 */
function packagesAreInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) {
    return false;
  }
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const installed = lockedPackages(record);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * Runs npm without a shell: the npm that started this script if there is one.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, quiet?: boolean }} [options] as of `run`
 */
export function runNpm(args, options = {}) {
  const npm = process.env['npm_execpath'];
  if (npm !== undefined && /\.[cm]?js$/.test(npm)) {
    return run(process.execPath, [npm, ...args], options);
  }
  const besideNode = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (process.platform === 'win32' && existsSync(besideNode)) {
    return run(process.execPath, [besideNode, ...args], options);
  }
  return run('npm', args, options);
}

/**
 * Makes the promise of a script end the process properly: one line for an error, exit code 1.
 *
 * @param {() => Promise<void>} script
 */
export function main(script) {
  script().catch(error => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}

/**
 * True if the file is the one that Node was started with (and not imported by another script).
 *
 * @param {string} moduleUrl the caller's import.meta.url
 */
export function isStartedDirectly(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && resolve(started) === fileURLToPath(moduleUrl);
}
