/** Python and the Cairo compiler, for scripts. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isStale, noteStamp, run, stateFolder } from './setup.mjs';

/**
 * The toolchain folder's functions; npm packages must be installed.
 *
 * @returns {Promise<typeof import('../toolchain/src/index.ts')>}
 */
export async function loadToolchain() {
  const { tsImport } = await import('tsx/esm/api');
  return tsImport('../toolchain/src/index.ts', import.meta.url);
}

/**
 * Makes sure that there is a Python that can make environments. As root on Debian what is missing is installed;
 * elsewhere the error says what to do.
 *
 * @param {typeof import('../toolchain/src/index.ts')} toolchain
 */
export async function ensurePython(toolchain) {
  const found = await toolchain.findPython().catch(error => error);
  if (!(found instanceof Error) && found.canMakeEnvironment) {
    return;
  }
  if (!isRootOnDebian()) {
    if (found instanceof Error) {
      throw found;
    }
    return;
  }
  console.log('Installing Python (apt-get install python3 python3-venv) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, quiet: true });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'python3', 'python3-venv'], {
    env,
    quiet: true,
  });
}

/**
 * Makes sure that the private environment with the Cairo compiler is there; prints a line per stage.
 *
 * @param {typeof import('../toolchain/src/index.ts')} toolchain
 */
export async function ensureCompiler(toolchain) {
  let last = '';
  await toolchain.ensureCairoLang({
    onProgress: ({ stage }) => {
      // One line for all packages: a log is not a terminal.
      const line = stage.replace(/:.*| \(.*/, '');
      if (line !== last) {
        last = line;
        console.log(`${line} ...`);
      }
    },
  });
}

/**
 * Makes sure that there is an environment of this name with packages of the index in it.
 *
 * @param {string} name
 * @param {import('../toolchain/src/index.ts').Interpreter} interpreter
 * @param {readonly string[]} packages
 * @returns {Promise<string>} its Python
 */
export async function ensureEnvironment(name, { path }, packages) {
  const folder = join(stateFolder, name);
  const python = environmentPython(folder);
  const content = [path, ...packages].join('\n');
  if (isStale(name, content) || !existsSync(python)) {
    rmSync(folder, { recursive: true, force: true });
    await run(path, ['-m', 'venv', folder], { quiet: true });
    const options = ['-q', '--disable-pip-version-check'];
    await run(python, ['-m', 'pip', 'install', ...options, ...packages], { quiet: true });
    noteStamp(name, content);
  }
  return python;
}

/** @param {string} folder of a virtual environment */
export function environmentPython(folder) {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

function isRootOnDebian() {
  const release = '/etc/os-release';
  return (
    process.getuid?.() === 0 &&
    existsSync(release) &&
    /^(ID|ID_LIKE)=.*debian/m.test(readFileSync(release, 'utf8'))
  );
}
