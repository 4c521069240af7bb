import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findCode, openInCode } from './desktop.mjs';

describe('VS Code on the PATH', function () {
  const path = process.env['PATH'];
  let folder: string;

  before(function () {
    if (process.platform === 'win32') {
      // The stand-in for the command is a shell script.
      this.skip();
    }
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairoscope-code-'));
    process.env['PATH'] = folder;
  });

  afterEach(() => {
    process.env['PATH'] = path;
    rmSync(folder, { recursive: true });
  });

  it('is not found where it is not, nor in a file that cannot be run', () => {
    writeFileSync(join(folder, 'code'), '', { mode: 0o644 });
    assert.equal(findCode(), undefined);
  });

  it('is not a folder of that name', () => {
    mkdirSync(join(folder, 'code'));
    assert.equal(findCode(), undefined);
  });

  it('gets the extension under development and the folder to open', async () => {
    const said = join(folder, 'arguments');
    writeFileSync(join(folder, 'code'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${said}'\n`, { mode: 0o755 });
    process.env['PATH'] = ['', folder].join(delimiter);
    const code = findCode();
    assert.ok(code !== undefined);
    assert.equal(code, join(folder, 'code'));
    await openInCode(code, '/the extension', '/the extension/examples');
    const lines = readFileSync(said, 'utf8').split('\n');
    assert.equal(lines[0], '--extensionDevelopmentPath=/the extension');
    assert.ok(lines.includes('--new-window'));
    assert.ok(lines.includes('/the extension/examples'));
  });

  it('that fails is an error with another way out', async () => {
    writeFileSync(join(folder, 'code'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    await assert.rejects(
      openInCode(join(folder, 'code'), '/e', '/e/examples'),
      /ended with exit code 3.*--browser/,
    );
  });
});
