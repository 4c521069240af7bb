/**
 * `npm test`: does all the set-up that the tests need and runs every test; `npm test -- unit dap` runs some suites.
 * The last line has the counts of all of them.
 */
import { build } from './build.mjs';
import { ensureCompiler, ensurePython, loadToolchain } from './python.mjs';
import { ensurePackages } from './setup.mjs';
import { runChecks } from './tests/checks.mjs';
import { formatCounts, sum } from './tests/counts.mjs';
import { runMocha } from './tests/mocha.mjs';
import { runPytest } from './tests/pytest.mjs';
import { runWorkbench } from './tests/workbench.mjs';

/** @typedef {import('./tests/counts.mjs').Counts} Counts */

/** @type {Record<string, () => Promise<Counts>>} */
const suites = {
  check: runChecks,
  unit: () => runMocha('unit', []),
  dap: () => runMocha('dap', ['test/dap/**/*.test.ts']),
  library: () => runMocha('library', ['test/library/**/*.test.ts', 'test/python-package/**/*.test.ts']),
  conformance: () => runMocha('conformance', ['test/conformance/**/*.test.ts']),
  pytest: async () => runPytest(await loadToolchain()),
  workbench: runWorkbench,
};

/**
 * @param {readonly string[]} names
 * @returns {Promise<Counts>}
 */
async function test(names) {
  heading('set-up');
  await ensurePackages();
  const toolchain = await loadToolchain();
  await ensurePython(toolchain);
  await ensureCompiler(toolchain);
  await build();

  /** @type {[string, Counts][]} */
  const results = [];
  for (const name of names) {
    heading(name);
    results.push([name, (await suites[name]?.().catch(asFailure)) ?? asFailure('There is no such suite.')]);
  }
  heading('results');
  for (const [name, counts] of results) {
    console.log(`${name.padEnd(12)} ${formatCounts(counts)}`);
  }
  return sum(results.map(([, counts]) => counts));
}

/** @param {string} text */
function heading(text) {
  console.log(`\n=== ${text} ===`);
}

/**
 * @param {unknown} error
 * @returns {Counts}
 */
function asFailure(error) {
  console.error(error instanceof Error ? error.message : String(error));
  return { passed: 0, failed: 1, skipped: 0 };
}

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite "${unknown.join('", "')}"; there are: ${Object.keys(suites).join(', ')}.`);
  process.exitCode = 1;
} else {
  const counts = await test(asked.length === 0 ? Object.keys(suites) : asked).catch(asFailure);
  console.log(formatCounts(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
