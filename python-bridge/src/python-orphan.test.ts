import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isAlive, until } from './testing/hint-run.ts';

describe('Python whose VM is gone', () => {
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
