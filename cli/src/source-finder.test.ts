import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFinder } from './source-finder.ts';
import { withFolder } from './test-support.ts';

describe('SourceFinder', () => {
  it('looks in the working folder, then beside the program', () =>
    withFolder(temporary => {
      const folder = realpathSync(temporary);
      const [here, there] = [join(folder, 'here'), join(folder, 'there')];
      for (const path of [here, there]) mkdirSync(path);
      writeFileSync(join(there, 'a.cairo'), 'beside the program');
      const before = process.cwd();
      process.chdir(here);
      try {
        const finder = new SourceFinder(join(there, 'a.json'));
        assert.equal(finder.find('a.cairo'), join(there, 'a.cairo'));
        assert.equal(finder.read('a.cairo'), 'beside the program');
        writeFileSync(join(here, 'a.cairo'), 'in the working folder');
        const second = new SourceFinder(join(there, 'a.json'));
        assert.equal(second.read('a.cairo'), 'in the working folder');
        assert.equal(second.read(join(there, 'a.cairo')), 'beside the program');
      } finally {
        process.chdir(before);
      }
    }));

  it('has no text for what is not there, and keeps its name', () => {
    const finder = new SourceFinder('program.json');
    assert.equal(finder.read('autogen/nowhere.cairo'), undefined);
    assert.equal(finder.find('autogen/nowhere.cairo'), 'autogen/nowhere.cairo');
  });
});
