/** Python and the Cairo compiler, for scripts. */
import { existsSync, readFileSync } from 'node:fs';
import { run } from './setup.mjs';

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

function isRootOnDebian() {
  const release = '/etc/os-release';
  return (
    process.getuid?.() === 0 &&
    existsSync(release) &&
    /^(ID|ID_LIKE)=.*debian/m.test(readFileSync(release, 'utf8'))
  );
}
