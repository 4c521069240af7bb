/** Packs `cairo_vm_py`: `npm run package:python [-- --out <folder>]` makes a wheel and a source distribution in out/. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureEnvironment, ensurePython, loadToolchain } from './python.mjs';
import { ensurePackages, isStartedDirectly, main, root, run } from './setup.mjs';

/**
 * Builds the source distribution, and the wheel from it. Both are the same bytes whenever the sources are: hatchling
 * gives the files in them one date (that of SOURCE_DATE_EPOCH, or a fixed one).
 *
 * @param {string} [output] folder of the packages
 * @returns {Promise<{ wheel: string; sourceDistribution: string }>} their paths
 */
export async function packagePython(output) {
  const folder = resolve(output ?? join(root, 'out'));
  mkdirSync(folder, { recursive: true });
  await build();
  const options = ['--no-isolation', '--outdir', folder];
  const python = await ensureBuilder();
  await run(python, ['-m', 'build', ...options, join(root, 'python-bridge')], { quiet: true });
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    wheel: join(folder, `${name}-${version}-py3-none-any.whl`),
    sourceDistribution: join(folder, `${name}-${version}.tar.gz`),
  };
}

/** @returns {Promise<string>} the Python of an environment that can build packages */
export async function ensureBuilder() {
  const toolchain = await loadToolchain();
  await ensurePython(toolchain);
  return ensureEnvironment('python-build', await toolchain.findPython(), ['build', 'hatchling']);
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    await ensurePackages();
    const { wheel, sourceDistribution } = await packagePython(values.out);
    console.log(`Packed ${wheel} and ${sourceDistribution}`);
  });
}
