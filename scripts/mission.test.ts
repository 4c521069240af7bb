import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const TESTED = ['vm-core/src', 'python-bridge', 'vm-server', 'debug-adapter', 'library', 'cli', 'test'];

/** Titles of mocha's tests and groups, and names of pytest's, such as `M5 …` and `test_m5_…`. */
function titles(): string {
  return TESTED.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => join(folder, file)),
  )
    .filter(file => /\.test\.ts$|test_\w+\.py$|^test.workbench.*\.ts$/.test(file))
    .flatMap(file =>
      readFileSync(join(root, file), 'utf8').match(/\b(?:it|describe)\(\s*['"`].*|def test_m\d+_/g),
    )
    .join('\n')
    .replaceAll(/def test_m(\d+)_/g, 'M$1');
}

describe('the mission', () => {
  it('has tests for each of its promises', () => {
    const promises = readFileSync(join(root, 'docs/mission.md'), 'utf8').match(/(?<=^\| )M\d+/gm) ?? [];
    assert.equal(promises.length, 17);
    const tested = new Set(titles().match(/\bM\d+\b/g));
    assert.deepEqual(
      promises.filter(promise => !tested.has(promise)),
      [],
    );
  });
});
