/** The extension as it ships, in the workbench of `npm start`. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, isStale, noteStamp, root, run } from '../setup.mjs';
import { extensionsFolder, installExtension } from './server.mjs';

/** What an installed extension is made of, beside the bundles. */
const parts = [
  'package.json',
  'language-configuration.json',
  'README.md',
  'syntaxes',
  'dist',
  'extension/media',
];

/**
 * Packages and installs the extension unless the workbench has it as it is now.
 *
 * @param {{ kit: import('./kit.mjs').Kit, dataFolder: string, say: (message: string) => void }} options
 */
export async function ensureExtension({ kit, dataFolder, say }) {
  const content = hashFiles(parts.flatMap(part => filesOf(join(root, part))));
  if (!isStale('workbench-extension', content) && existsSync(extensionsFolder(dataFolder))) {
    return;
  }
  say('packaging and installing');
  // Another build under the same version number must not meet the files of the one before.
  rmSync(extensionsFolder(dataFolder), { recursive: true, force: true });
  await installExtension({ kit, dataFolder }, await packageQuietly());
  noteStamp('workbench-extension', content);
}

/**
 * Packages the extension; what the packager prints is seen only if it fails.
 *
 * @returns {Promise<string>} the package's file
 */
export async function packageQuietly() {
  const file = join(root, 'out', 'cairoscope-workbench.vsix');
  await run(process.execPath, [join(root, 'scripts', 'package.mjs'), '--out', file], { quiet: true });
  return file;
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!existsSync(path)) {
    return [];
  }
  try {
    return readdirSync(path)
      .sort()
      .flatMap(name => filesOf(join(path, name)));
  } catch {
    return [path];
  }
}
