import assert from 'node:assert/strict';
import { existsSync, linkSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../cairoscope.ts';
import { FakeTerminal, OUTPUT_PROGRAM, withFolder, writeProgram } from '../test-support.ts';

async function run(...args: readonly string[]): Promise<{ code: number; err: string }> {
  const terminal = new FakeTerminal();
  return { code: await main(['run', ...args], terminal), err: terminal.err };
}

describe('the files that a run writes', () => {
  it('are never those that it reads, by whatever name', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'] });
      const before = readFileSync(program, 'utf8');
      const [soft, hard] = [join(folder, 'soft'), join(folder, 'hard')];
      symlinkSync(program, soft);
      linkSync(program, hard);
      for (const path of [program, join(folder, '.', 'program.json'), soft, hard]) {
        const err = `Error: Cannot write to ${path} (--memory-file): it is an input of this run. Name another file.\n`;
        assert.deepEqual(await run(program, '--memory-file', path), { code: 2, err });
        assert.equal(readFileSync(program, 'utf8'), before);
      }
    }));

  it('are as many as there are options', () =>
    withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'] });
      const [file, link] = [join(folder, 'file'), join(folder, 'link')];
      symlinkSync(folder, link);
      for (const path of [file, join(link, 'file')]) {
        const err = `Error: Cannot write to ${path} (--memory-file): it is the file of --trace-file. Name another file.\n`;
        assert.deepEqual(await run(program, '--trace-file', file, '--memory-file', path), { code: 2, err });
        assert.equal(existsSync(file), false);
      }
    }));

  it('may be a device twice', function () {
    if (!existsSync('/dev/null')) this.skip();
    return withFolder(async folder => {
      const program = writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'] });
      const args = ['--trace-file', '/dev/null', '--memory-file', '/dev/null'];
      assert.deepEqual(await run(program, ...args), { code: 0, err: '' });
    });
  });
});
