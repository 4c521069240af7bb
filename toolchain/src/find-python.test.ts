import assert from 'node:assert/strict';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAllPythons, findPython } from './find-python.ts';
import { pythonCandidates } from './python-candidates.ts';
import { useTestFolder } from './test-folder.ts';

describe('findPython', () => {
  const folder = useTestFolder();
  const savedPath = process.env['PATH'];
  afterEach(() => (process.env['PATH'] = savedPath));

  /** An executable that is not what its name says. */
  function script(name: string, text: string): string {
    const file = join(folder(), name);
    writeFileSync(file, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  before(function () {
    // The executables of these tests are shell scripts.
    if (process.platform === 'win32') {
      this.skip();
    }
  });

  it('finds one that is supported, by its own path', async () => {
    const { path, version } = await findPython();
    assert.equal(version[0], 3);
    assert.ok(version[1] >= 9);
    assert.deepEqual(await findPython({ setting: path }), await findPython({ setting: path }));
  });

  it('says why the chosen one cannot be used, and tries no other', async () => {
    const old = script(
      'python3.8',
      'echo \'{"path": "/x", "basePath": "/x", "version": [3, 8, 1], ' +
        '"implementation": "cpython", "canMakeEnvironment": true}\'',
    );
    const other = script(
      'pypy',
      'echo \'{"path": "/x", "basePath": "/x", "version": [3, 10, 1], ' +
        '"implementation": "pypy", "canMakeEnvironment": true}\'',
    );
    for (const [setting, reason] of [
      [join(folder(), 'nothing'), /there is no such program\. Choose a CPython 3\.9 or later/],
      [
        script('shim', 'echo "python3.10: command not found" >&2; exit 127'),
        /python3\.10: command not found/,
      ],
      [script('chatty', 'echo hello'), /it does not answer as Python does/],
      [old, /is version 3\.8\.1, which is too old/],
      [other, /it is pypy, not CPython/],
    ] as const) {
      await assert.rejects(findPython({ setting }), { kind: 'python-unusable', message: reason });
    }
  });

  it('passes over a candidate and a shim that fail', async () => {
    script('python3.11', 'echo "pyenv: python3.11: command not found" >&2; exit 127');
    process.env['PATH'] = `${folder()}:${savedPath}`;
    const found = await findPython({ candidates: [join(folder(), 'nothing')] });
    assert.ok(!found.path.startsWith(folder()));
  });

  it('prefers a candidate to what is on the PATH', async () => {
    const { path } = await findPython();
    const link = join(folder(), 'my-python');
    symlinkSync(path, link);
    const found = await findPython({ candidates: [link] });
    assert.equal(found.path, link);
  });

  it('finds one of each minor version', async () => {
    const minors = (await findAllPythons()).map(({ version }) => version[1]);
    assert.deepEqual(
      minors,
      [...new Set(minors)].sort((a, b) => a - b),
    );
    assert.ok(minors.length > 0);
  });
});

describe('pythonCandidates', () => {
  const folder = useTestFolder();

  it('asks the launcher first on Windows', () => {
    const commands = pythonCandidates({}, 'win32').map(command => command.join(' '));
    assert.deepEqual(commands.slice(0, 3), ['py -3.11', 'py -3.10', 'py -3.9']);
    assert.deepEqual(commands.slice(-3), ['py -3', 'python3', 'python']);
  });

  it('takes the versions that cairo-lang is made for before the others', () => {
    for (const name of ['python3', 'python3.12', 'python3.9', 'python3.10', 'python']) {
      writeFileSync(join(folder(), name), '');
    }
    const own = pythonCandidates({ PATH: folder() }, 'linux')
      .flat()
      .filter(path => path.startsWith(folder()));
    assert.deepEqual(
      own.map(path => path.slice(folder().length + 1)),
      ['python3.10', 'python3.9', 'python3', 'python', 'python3.12'],
    );
  });
});
