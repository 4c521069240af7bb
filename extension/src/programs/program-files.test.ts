import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isFile, programKindOf } from './program-files.ts';

describe('programKindOf', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairoscope-programs-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const cases: [string, string, string][] = [
    ['main.cairo', 'func main() {\n    ret;\n}\n', 'source'],
    ['library.cairo', 'func f() {\n    ret;\n}\n', 'library'],
    ['one.cairo', 'fn main() {}\n', 'cairo1'],
    [
      'main.json',
      `{"attributes": [], "builtins": [], "data": [${'"0x1", '.repeat(2000)}"0x1"], "prime": "0x1"}`,
      'compiled',
    ],
    ['package.json', '{"name": "x", "data": 1}', 'other'],
    ['empty.json', '', 'other'],
    ['notes.txt', 'func main() {}', 'other'],
  ];
  for (const [name, text, kind] of cases) {
    it(`takes ${name} for ${kind}`, async () => {
      const path = join(folder, name);
      await writeFile(path, text);
      assert.equal(await programKindOf(path), kind);
      assert.equal(await isFile(path), true);
    });
  }

  it('takes what is not there, and folders, for other', async () => {
    assert.equal(await programKindOf(join(folder, 'none.cairo')), 'other');
    assert.equal(await isFile(join(folder, 'none.cairo')), false);
    assert.equal(await isFile(folder), false);
  });
});
