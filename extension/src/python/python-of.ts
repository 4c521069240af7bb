import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The Python that a setting means: a command, the path of an executable, or the folder of a virtual environment,
 * whose executable is given.
 */
export async function pythonOf(
  written: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  if (!(await isFolder(written))) return written;
  return platform === 'win32' ? join(written, 'Scripts', 'python.exe') : join(written, 'bin', 'python');
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
