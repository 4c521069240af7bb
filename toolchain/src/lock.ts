import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { throwIfCancelled } from './toolchain-error.ts';

const POLL_MS = 500;
const HEARTBEAT_MS = 2000;
/** A lock that was not touched during this many looks at it has lost its owner. Looks are counted and no time is
 * compared, so that a computer that slept does not take a living owner for a dead one. */
const LOOKS = 60;

/**
 * Does something that only one process may do at a time. The lock is a file whose owner touches it again and
 * again; one whose owner died is taken over.
 *
 * @param file path of the lock file; its folder is made
 * @param onWait called once if another process has the lock
 * @throws ToolchainError of kind `cancelled` if the signal was raised while waiting
 */
export async function withLock<T>(
  file: string,
  action: () => Promise<T>,
  options: { signal?: AbortSignal | undefined; onWait?: () => void } = {},
): Promise<T> {
  const token = `${process.pid} ${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  await acquire(file, token, options);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await action();
  } finally {
    clearInterval(heartbeat);
    await removeIfOwned(file, token);
  }
}

async function acquire(
  file: string,
  token: string,
  options: { signal?: AbortSignal | undefined; onWait?: () => void },
): Promise<void> {
  let lastSeen = '';
  let looks = 0;
  for (let attempt = 0; ; attempt++) {
    throwIfCancelled(options.signal);
    if (await create(file, token)) {
      return;
    }
    if (attempt === 0) {
      options.onWait?.();
    }
    const seen = await look(file);
    looks = seen.state === lastSeen ? looks + 1 : 0;
    lastSeen = seen.state;
    if (!isAlive(seen.owner) || looks >= LOOKS) {
      await removeIfOwned(file, seen.owner);
    } else {
      await sleep(POLL_MS);
    }
  }
}

async function create(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    // On Windows a file that is being deleted answers EPERM for a moment.
    if (error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'EPERM')) {
      return false;
    }
    throw error;
  }
}

/** Who has the lock, and what changes whenever the owner or its heartbeat does. */
async function look(file: string): Promise<{ owner: string; state: string }> {
  try {
    const [owner, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { owner, state: `${owner} ${mtimeMs}` };
  } catch {
    return { owner: '', state: '' };
  }
}

/** True if the owner may live: a file without an owner's token is one that is being written or just went away. */
function isAlive(owner: string): boolean {
  const pid = Number(owner.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    return true;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function removeIfOwned(file: string, owner: string): Promise<void> {
  if ((await look(file)).owner === owner) {
    await rm(file, { force: true });
  }
}
