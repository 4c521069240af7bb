import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEnvironment } from '../python.mjs';
import { root, run } from '../setup.mjs';
import { judged, noCounts, sum } from './counts.mjs';
import { compilePythonPrograms } from './python-programs.mjs';

/**
 * A Python to run the tests of cairo_vm_py with.
 *
 * @typedef {object} TestPython
 * @property {string} name such as `Python 3.11`
 * @property {string} python an executable that has pytest
 */

/**
 * Runs pytest with the private environment's Python and with every other CPython of this machine.
 *
 * @param {typeof import('../../toolchain/src/index.ts')} toolchain
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runPytest(toolchain) {
  await compilePythonPrograms(toolchain);
  const environment = await toolchain.ensureCairoLang();
  const own = await toolchain.findPython({ setting: environment.python });
  // cairo-lang itself depends on pytest.
  const all = [await runWith({ name: `Python ${own.version.join('.')}`, python: environment.python })];
  for (const other of await toolchain.findAllPythons()) {
    if (other.version[1] === own.version[1]) {
      continue;
    }
    const name = `Python ${other.version.join('.')}`;
    try {
      all.push(
        await runWith({
          name,
          python: await ensureEnvironment(`pytest-${other.version.join('.')}`, other, ['pytest']),
        }),
      );
    } catch (error) {
      console.error(`${name}: pytest is not there. ${error instanceof Error ? error.message : error}`);
      const isFailure = process.env['CI'] === 'true';
      all.push({ passed: 0, failed: isFailure ? 1 : 0, skipped: isFailure ? 0 : 1 });
    }
  }
  return sum(all);
}

/**
 * @param {TestPython} testPython
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
async function runWith({ name, python }) {
  console.log(`\n${name}`);
  const report = join(root, 'out', 'tests', `pytest-${name.replace(/\W+/g, '-')}.xml`);
  mkdirSync(join(root, 'out', 'tests'), { recursive: true });
  rmSync(report, { force: true });
  const args = ['-m', 'pytest', 'python-bridge', '-q', '-p', 'no:cacheprovider', `--junitxml=${report}`];
  const env = {
    ...process.env,
    PYTHONPATH: join(root, 'python-bridge'),
    PYTHONDONTWRITEBYTECODE: '1',
    // Plugins that happen to be installed have no say.
    PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
  };
  const error = await run(python, args, { env, limitMinutes: 10 }).then(() => undefined, asError);
  return judged(existsSync(report) ? readReport(readFileSync(report, 'utf8')) : noCounts(), error);
}

/**
 * Reads the counts of a JUnit report.
 *
 * @param {string} xml
 * @returns {import('./counts.mjs').Counts}
 */
function readReport(xml) {
  const suite = /<testsuite\b[^>]*>/.exec(xml)?.[0] ?? '';
  const [tests, failures, errors, skipped] = ['tests', 'failures', 'errors', 'skipped'].map(name =>
    Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0),
  );
  const failed = (failures ?? 0) + (errors ?? 0);
  return { passed: (tests ?? 0) - failed - (skipped ?? 0), failed, skipped: skipped ?? 0 };
}

/** @param {unknown} error */
function asError(error) {
  return error instanceof Error ? error : new Error(String(error));
}
