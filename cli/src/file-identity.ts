import { realpathSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Which file a path means, by whatever links and names: equal for the same file, also for one that is not there yet.
 * Undefined if it is no file of a disk: devices and pipes may be named twice.
 */
export function fileIdentity(path: string): string | undefined {
  const stats = statsOf(path);
  if (stats === undefined) return join(realFolder(dirname(resolve(path))), basename(path));
  return stats.isFile() ? `${stats.dev}:${stats.ino}` : undefined;
}

// What cannot be looked at counts as not there: whoever opens it will say what is wrong.

function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
