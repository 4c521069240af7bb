import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './programs.ts';

const FOLDER = path.join(ROOT, 'test/dap/golden');

/** Compares with `golden/NAME.txt`; with UPDATE_GOLDEN=1 in the environment it writes that file. */
export function assertGolden(name: string, text: string): void {
  const file = path.join(FOLDER, `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
    return;
  }
  if (!existsSync(file)) throw new Error(`${file} is missing. Run the tests once with UPDATE_GOLDEN=1.`);
  assert.equal(text, readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}
