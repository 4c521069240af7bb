import { packageCommand, run } from '../setup.mjs';

/** What is checked without running anything; each counts as one test. */
const checks = [
  { name: 'formatting (prettier)', of: 'prettier', args: ['--check', '.'] },
  { name: 'lint (eslint)', of: 'eslint', args: ['.', '--max-warnings', '0'] },
  { name: 'types (tsc)', of: 'typescript', bin: 'tsc', args: ['--noEmit'] },
];

/** @returns {Promise<import('./counts.mjs').Counts>} */
export async function runChecks() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, of, bin, args } of checks) {
    try {
      await run(process.execPath, [packageCommand(of, bin), ...args], { quiet: true });
      counts.passed += 1;
      console.log(`  ok    ${name}`);
    } catch {
      counts.failed += 1;
      console.log(`  FAIL  ${name}`);
    }
  }
  return counts;
}
