/**
 * The entry point that VS Code's extension host calls ("extensionTestsPath"): runs every *.test.cjs beside itself
 * with Mocha. The same file serves a workbench in a browser and VS Code on a desktop.
 */
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import type { TestResult } from '../report.ts';

/** Rejects when a test fails, which gives the host's process an exit code other than 0. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) {
      mocha.addFile(join(__dirname, file));
    }
  }
  const results: TestResult[] = [];
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      writeReport(results);
      if (failures > 0) {
        reject(new Error(`${failures} of ${results.length} tests failed.`));
      } else {
        resolve();
      }
    });
    runner.on('pass', test => {
      results.push({ title: test.fullTitle(), ok: true, duration: test.duration ?? 0 });
    });
    runner.on('fail', (test, error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.push({ title: test.fullTitle(), ok: false, duration: 0, error: text });
    });
  });
}

/** For the runner outside: a file that is there is complete. */
function writeReport(results: TestResult[]): void {
  const file = process.env['CAIROSCOPE_SUITE_REPORT'];
  if (file !== undefined) {
    writeFileSync(`${file}.part`, JSON.stringify(results));
    renameSync(`${file}.part`, file);
  }
}
