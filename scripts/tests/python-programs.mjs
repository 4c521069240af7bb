/** Compiles the programs that the tests of cairo_vm_py run: `node scripts/tests/python-programs.mjs`, and part of `npm test`. */
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadToolchain } from '../python.mjs';
import { isStartedDirectly, main, root } from '../setup.mjs';

/** Where the compiled programs are put; `python-bridge/tests/conftest.py` looks there. */
const FOLDER = join(root, 'out', 'python-programs');
const SOURCES = ['examples', 'python-bridge/tests/programs'];

/**
 * What is compiled already, and has not changed, is taken from the toolchain's cache.
 *
 * @param {typeof import('../../toolchain/src/index.ts')} toolchain
 */
export async function compilePythonPrograms(toolchain) {
  const environment = await toolchain.ensureCairoLang();
  mkdirSync(FOLDER, { recursive: true });
  for (const folder of SOURCES.map(name => join(root, name))) {
    for (const file of readdirSync(folder).filter(name => name.endsWith('.cairo'))) {
      const output = join(FOLDER, `${basename(file, '.cairo')}.json`);
      const result = await toolchain.compileCairo({ environment, source: join(folder, file), output });
      if (!result.ok) throw new Error(result.text);
    }
  }
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => compilePythonPrograms(await loadToolchain()));
}
