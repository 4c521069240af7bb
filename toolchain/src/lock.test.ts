import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { useTestFolder } from './test-folder.ts';

describe('withLock', () => {
  const folder = useTestFolder();

  it('lets one at a time in, and says who waits', async () => {
    const file = join(folder(), 'deep', 'lock');
    const events: string[] = [];
    let leave = (): void => undefined;
    const inside = new Promise<void>(resolve => (leave = resolve));
    let arrived = (): void => undefined;
    const isInside = new Promise<void>(resolve => (arrived = resolve));

    const first = withLock(file, async () => {
      events.push('first in');
      arrived();
      await inside;
      events.push('first out');
    });
    await isInside;
    const second = withLock(file, () => Promise.resolve(events.push('second in')), {
      onWait: () => {
        events.push('second waits');
        leave();
      },
    });
    await Promise.all([first, second]);
    assert.deepEqual(events, ['first in', 'second waits', 'first out', 'second in']);
    assert.equal(existsSync(file), false);
  });

  it('goes away when the action fails', async () => {
    const file = join(folder(), 'lock');
    await assert.rejects(
      withLock(file, () => Promise.reject(new Error('no'))),
      /^Error: no$/,
    );
    assert.equal(existsSync(file), false);
  });

  it('is taken over from a process that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const file = join(folder(), 'lock');
    writeFileSync(file, `${pid} abandoned`);
    const owner = await withLock(file, () => Promise.resolve(readFileSync(file, 'utf8')));
    assert.match(owner, new RegExp(`^${process.pid} `));
  });

  it('stops waiting when cancelled, and leaves the lock to its owner', async () => {
    const file = join(folder(), 'lock');
    writeFileSync(file, `${process.pid} somebody else`);
    const controller = new AbortController();
    const waiting = withLock(file, () => Promise.resolve(), {
      signal: controller.signal,
      onWait: () => controller.abort(),
    });
    await assert.rejects(waiting, { kind: 'cancelled' });
    assert.equal(readFileSync(file, 'utf8'), `${process.pid} somebody else`);
  });
});
