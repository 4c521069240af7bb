import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, EXIT } from './cli-error.ts';
import { OutputFile } from './output-file.ts';
import { withFolder } from './test-support.ts';

describe('OutputFile', () => {
  it('holds what was written, piece by piece', () =>
    withFolder(folder => {
      const path = join(folder, 'file');
      const file = OutputFile.open(path, '--x');
      file.write([Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)]);
      file.write([Uint8Array.of(4)]);
      file.close();
      assert.deepEqual([...readFileSync(path)], [1, 2, 3, 4]);
    }));

  it('names the path, the option and the reason if it cannot be opened', () =>
    withFolder(folder => {
      const isUsage = (error: unknown): boolean =>
        error instanceof CliError &&
        error.exitCode === EXIT.usage &&
        error.message === `Cannot write to ${folder} (--trace-file): it is a folder.`;
      assert.throws(() => OutputFile.open(folder, '--trace-file'), isUsage);
    }));

  it('says that the disk is full', function () {
    if (!existsSync('/dev/full')) this.skip(); // Linux has a device for this.
    const file = OutputFile.open('/dev/full', '--memory-file');
    assert.throws(
      () => file.write([Uint8Array.of(1)]),
      /^CliError: Cannot write \/dev\/full: the disk is full\.$/,
    );
    file.close();
  });
});
