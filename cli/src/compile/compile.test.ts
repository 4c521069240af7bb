import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../cairoscope.ts';
import { FakeTerminal, withFolder } from '../test-support.ts';

const EXAMPLES = resolve(dirname(fileURLToPath(import.meta.url)), '../../../examples');
const SOURCE =
  '%builtins output\nfunc main{output_ptr: felt*}() {\n    assert [output_ptr] = 12;\n    let output_ptr = output_ptr + 1;\n    return ();\n}\n';

describe('cairoscope with .cairo files', function () {
  // The compiler takes seconds, and the first time it is installed.
  this.timeout(600_000);

  it('compiles to the file that -o names, or beside the source', () =>
    withFolder(async folder => {
      const source = join(folder, 'a.cairo');
      const other = join(folder, 'b.json');
      writeFileSync(source, SOURCE);
      const terminal = new FakeTerminal();
      assert.equal(await main(['compile', source], terminal), 0, terminal.err);
      assert.equal(await main(['compile', source, '-o', other], terminal), 0, terminal.err);
      assert.equal(readFileSync(other, 'utf8'), readFileSync(join(folder, 'a.json'), 'utf8'));
      assert.equal(await main(['run', other, '--print-output'], terminal), 0, terminal.err);
      assert.equal(terminal.out, 'Program output:\n  12\n\n');
    }));

  it('does not write over the source', () =>
    withFolder(async folder => {
      const source = join(folder, 'a.json');
      writeFileSync(source, SOURCE);
      for (const output of [[], ['-o', join(folder, '.', 'a.json')]]) {
        const terminal = new FakeTerminal();
        assert.equal(await main(['compile', source, ...output], terminal), 2);
        assert.equal(
          terminal.err,
          `Error: ${source} is the source itself. Name another file with --output.\n`,
        );
      }
      assert.equal(readFileSync(source, 'utf8'), SOURCE);
    }));

  it("shows the compiler's own messages", () =>
    withFolder(async folder => {
      const source = join(folder, 'a.cairo');
      writeFileSync(source, SOURCE.replace('12', 'twelve'));
      for (const command of ['run', 'compile']) {
        const terminal = new FakeTerminal();
        assert.equal(await main([command, source], terminal), 1);
        assert.match(
          terminal.err,
          /a\.cairo:3:27: Unknown identifier 'twelve'\.\n {4}assert \[output_ptr\] = twelve;\n/,
        );
        assert.equal(existsSync(join(folder, 'a.json')), false);
      }
    }));

  it('runs an example with the smallest layout that has its builtins', async () => {
    const terminal = new FakeTerminal();
    const file = join(EXAMPLES, 'bitwise_and_hash.cairo');
    assert.equal(await main(['run', file, '--print-output'], terminal), 0, terminal.err);
    assert.match(terminal.out, /^Program output:\n( {2}-?\d+\n)+\n$/);
  });
});
