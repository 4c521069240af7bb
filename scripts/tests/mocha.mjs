import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageCommand, root, run } from '../setup.mjs';
import { judged, noCounts } from './counts.mjs';

/**
 * Runs Mocha on TypeScript tests.
 *
 * @param {string} name of the report
 * @param {readonly string[]} specs patterns of test files; none: those of .mocharc.json
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runMocha(name, specs) {
  const report = join(root, 'out', 'tests', `${name}.json`);
  mkdirSync(join(root, 'out', 'tests'), { recursive: true });
  rmSync(report, { force: true });
  // The configuration file's own patterns would be added to those of the command line.
  const which = specs.length === 0 ? [] : ['--no-config', '--timeout', '60000', ...specs];
  const error = await run(
    process.execPath,
    [...['--import', 'tsx', packageCommand('mocha'), '--reporter', reporter], ...['--forbid-only', ...which]],
    { env: { ...process.env, CAIROSCOPE_TEST_REPORT: report }, limitMinutes: 20 },
  ).then(() => undefined, asError);
  return judged(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : noCounts(), error);
}

const reporter = join(root, 'scripts', 'tests', 'mocha-reporter.mjs');

/** @param {unknown} error */
function asError(error) {
  return error instanceof Error ? error : new Error(String(error));
}
