import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlive, PACKAGE_FOLDER, PYTHON, until } from './testing/hint-run.ts';

describe('Python whose VM is gone', () => {
  it('ends by itself before they have met, and removes the pipes', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'orphan-'));
    const pipes = ['requests', 'replies', 'control'];
    execFileSync(
      'mkfifo',
      pipes.map(name => path.join(folder, name)),
    );
    const where = pipes.flatMap(name => [`--${name}`, path.join(folder, name)]);
    const child = spawn(PYTHON, ['-m', 'cairo_vm_py.child', ...where], {
      env: { ...process.env, PYTHONPATH: PACKAGE_FOLDER },
      stdio: 'ignore',
    });
    assert.deepEqual(await once(child, 'exit'), [1, null]);
    assert.equal(existsSync(folder), false);
  });

  for (const code of ['x = 1', 'while True: pass', 'import time\ntime.sleep(60)']) {
    it(`ends by itself, also in a hint: ${JSON.stringify(code)}`, async () => {
      const script = fileURLToPath(new URL('testing/run-hint-and-wait.ts', import.meta.url));
      const owner = spawn(process.execPath, ['--import', 'tsx', script, code], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      owner.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      await until(() => text.includes('\n'));
      const pid = Number(text);
      assert.equal(isAlive(pid), true);
      owner.kill('SIGKILL');
      await until(() => !isAlive(pid));
    });
  }
});
