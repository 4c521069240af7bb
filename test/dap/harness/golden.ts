import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './programs.ts';

const FOLDER = path.join(ROOT, 'test/dap/golden');

const IS_UPDATING = process.env['UPDATE'] === '1';

/**
 * Compares with `NAME.txt` in a folder of golden files; with UPDATE=1 in the environment it writes that file.
 * Where they differ, what there is now lies beside it as `NAME.actual`.
 */
export function assertGolden(name: string, text: string, folder = FOLDER): void {
  if (IS_UPDATING) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${name}.txt`), text);
  }
  assertSame(readGolden(name, folder), text, path.join(folder, `${name}.actual`));
}

export function readGolden(name: string, folder = FOLDER): string {
  const file = path.join(folder, `${name}.txt`);
  if (!existsSync(file)) throw new Error(`${file} is missing. Run the tests once with UPDATE=1.`);
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/** @param file where the text is left if it is not the expected one */
export function assertSame(expected: string, text: string, file: string): void {
  if (text === expected) return rmSync(file, { force: true });
  writeFileSync(file, text);
  const message = `This is not as it was; it is in ${path.relative(ROOT, file)}. If it is right, UPDATE=1 renews the golden file.`;
  // Mocha shows the two line by line.
  throw new assert.AssertionError({ message, actual: text, expected, operator: 'strictEqual' });
}
