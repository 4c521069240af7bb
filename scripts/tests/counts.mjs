/**
 * What a suite found.
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @returns {Counts} */
export function noCounts() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const total = noCounts();
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/**
 * `3 passed, 0 failed`, and the skipped ones if there are any.
 *
 * @param {Counts} counts
 */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/**
 * A suite without a test tells nothing, and a tool may fail although all its tests passed: both count as a failure.
 *
 * @param {Counts} counts
 * @param {Error | undefined} error how the suite's process ended, if not well
 * @returns {Counts}
 */
export function judged(counts, error) {
  if (error !== undefined && counts.failed === 0) {
    console.error(error.message);
    return { ...counts, failed: 1 };
  }
  if (counts.passed + counts.failed + counts.skipped === 0) {
    console.error('No test ran.');
    return { ...counts, failed: 1 };
  }
  return counts;
}
