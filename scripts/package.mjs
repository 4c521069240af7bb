/** Packs the extension: `npm run package [-- --out <file>]` makes out/cairoscope-<version>.vsix. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensurePackages, isStartedDirectly, main, root } from './setup.mjs';

/**
 * Builds with minified code and packs what package.json allows in "files".
 *
 * @param {string} [output] path of the package
 * @returns {Promise<string>} the path of the package
 */
export async function packageExtension(output) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packagePath = resolve(output ?? join(root, 'out', `cairoscope-${version}.vsix`));
  mkdirSync(dirname(packagePath), { recursive: true });
  await build({ minify: true });
  // Only now: it may have been missing before ensurePackages.
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath,
    // Everything is in the bundles.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    await ensurePackages();
    console.log(`Packed ${await packageExtension(values.out)}`);
  });
}
