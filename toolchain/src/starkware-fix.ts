import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ToolchainError } from './toolchain-error.ts';

/**
 * cairo-lang cannot be imported as it is on Python 3.11 and later: see starkware_fix.py, an import hook that
 * corrects it. In the private environment a `.pth` file installs the hook whenever Python starts there.
 */
const MODULE = 'cairoscope_starkware_fix';

/** The text of starkware_fix.py: in a bundle it lies in `python` beside it, in the sources in its own folder. */
export function readStarkwareFix(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const file = ['python', '../../python-bridge']
    .map(folder => join(here, folder, 'cairo_vm_py', 'starkware_fix.py'))
    .find(path => existsSync(path));
  if (file === undefined) {
    throw new ToolchainError(
      'installation-failed',
      `Cairoscope is incomplete: starkware_fix.py is not beside ${here}. Install Cairoscope again.`,
    );
  }
  return readFileSync(file, 'utf8');
}

/** @param sitePackages the environment's folder for packages */
export async function writeStarkwareFix(sitePackages: string, text: string): Promise<void> {
  await writeFile(join(sitePackages, `${MODULE}.py`), text);
  await writeFile(join(sitePackages, `${MODULE}.pth`), `import ${MODULE}; ${MODULE}.install()\n`);
}
