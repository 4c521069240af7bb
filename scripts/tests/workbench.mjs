import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../setup.mjs';
import { judged, noCounts } from './counts.mjs';

const report = join(root, 'out', 'workbench', 'report.json');

/**
 * Runs the extension in a real VS Code workbench. Without a browser that is skipped, but not under CI=true.
 *
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runWorkbench() {
  rmSync(report, { force: true });
  const error = await run(process.execPath, [join(root, 'test', 'workbench', 'run.mjs')], {
    limitMinutes: 20,
  }).then(
    () => undefined,
    cause => (cause instanceof Error ? cause : new Error(String(cause))),
  );
  return judged(existsSync(report) ? readReport() : noCounts(), error);
}

function readReport() {
  /** @type {{ passed: number, failed: number, skipped?: string }} */
  const { passed, failed, skipped } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed, failed, skipped: skipped === undefined ? 0 : 1 };
}
