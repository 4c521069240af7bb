/** VS Code as it is installed on this machine, and the person's browser. */
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stateFolder } from '../setup.mjs';

/**
 * The `code` command of the PATH.
 *
 * @returns {string | undefined} its file
 */
export function findCode() {
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      if (folder !== '' && isExecutable(file)) {
        return file;
      }
    }
  }
  return undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Opens a new VS Code window with the extension of a folder loaded.
 *
 * @param {string} code the `code` command
 * @param {string} extension the extension's folder
 * @param {string} workspace
 * @returns {Promise<void>} when the command has handed over to VS Code
 */
export function openInCode(code, extension, workspace) {
  const args = [`--extensionDevelopmentPath=${extension}`, '--new-window', workspace];
  if (process.getuid?.() === 0) {
    // VS Code refuses to start for root otherwise.
    args.push('--no-sandbox', '--user-data-dir', join(stateFolder, 'code-user-data'));
  }
  // Windows starts a .cmd file only through its shell, which splits at blanks.
  const shell = code.endsWith('.cmd');
  const quote = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
  return new Promise((resolve, reject) => {
    const child = spawn(quote(code), args.map(quote), { stdio: 'inherit', shell });
    child.on('error', error => reject(new Error(`Cannot start ${code}: ${error.message}`)));
    child.on('close', exitCode =>
      exitCode === 0
        ? resolve()
        : reject(
            new Error(
              `${code} ended with exit code ${exitCode}. \`npm start -- --browser\` opens the workbench in a browser instead.`,
            ),
          ),
    );
  });
}

/**
 * Opens an address in the person's browser where there is one to be seen; does nothing otherwise.
 *
 * @param {string} address
 */
export function openInBrowser(address) {
  const visible =
    process.platform !== 'linux' || 'DISPLAY' in process.env || 'WAYLAND_DISPLAY' in process.env;
  if (!visible || !process.stdout.isTTY) {
    return;
  }
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open';
  // The address is printed as well: a browser that does not open is no error.
  spawn(command, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
