/** Compiles the programs that the tests of cairo_vm_py run: `node scripts/tests/python-programs.mjs`, and part of `npm test`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadToolchain } from '../python.mjs';
import { isStartedDirectly, main, root } from '../setup.mjs';

/** Where the compiled programs are put; `python-bridge/tests/conftest.py` looks there. */
const FOLDER = join(root, 'out', 'python-programs');
const SOURCES = ['examples', 'python-bridge/tests/programs'];
/** Have programs in them, whose first line is a comment with the name of the file. */
const PAGES = ['docs/python.md', 'docs/hints.md'];

/**
 * What is compiled already, and has not changed, is taken from the toolchain's cache.
 *
 * @param {typeof import('../../toolchain/src/index.ts')} toolchain
 */
export async function compilePythonPrograms(toolchain) {
  const environment = await toolchain.ensureCairoLang();
  /** @param {readonly string[]} sources @param {string} folder */
  const compile = async (sources, folder) => {
    for (const source of sources) {
      const output = join(folder, `${basename(source, '.cairo')}.json`);
      const result = await toolchain.compileCairo({ environment, source, output });
      if (!result.ok) throw new Error(result.text);
    }
  };
  for (const folder of SOURCES) await compile(cairoFiles(join(root, folder)), FOLDER);
  for (const page of PAGES)
    await compile(writeProgramsOfPage(page, join(FOLDER, 'docs')), join(FOLDER, 'docs'));
}

/** @param {string} folder */
function cairoFiles(folder) {
  const names = readdirSync(folder).filter(name => name.endsWith('.cairo'));
  return names.map(name => join(folder, name));
}

/**
 * @param {string} page
 * @param {string} folder
 * @returns {string[]} the files
 */
function writeProgramsOfPage(page, folder) {
  mkdirSync(folder, { recursive: true });
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```cairo\n(\/\/ (\S+)\n.*?)^```/gms)].map(([, program = '', name = '']) => {
    writeFileSync(join(folder, name), program);
    return join(folder, name);
  });
}

if (isStartedDirectly(import.meta.url)) {
  main(async () => compilePythonPrograms(await loadToolchain()));
}
