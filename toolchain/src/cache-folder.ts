import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for what is made once per user and can be made again: Python environments and compiled programs.
 * `CAIROSCOPE_HOME` overrides the platform's usual place.
 *
 * @returns an absolute path; the folder need not exist
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = nonEmpty(env['CAIROSCOPE_HOME']);
  if (chosen !== undefined) {
    return chosen;
  }
  if (platform === 'win32') {
    return join(nonEmpty(env['LOCALAPPDATA']) ?? join(homedir(), 'AppData', 'Local'), 'cairoscope');
  }
  const xdg = nonEmpty(env['XDG_CACHE_HOME']);
  if (xdg !== undefined) {
    return join(xdg, 'cairoscope');
  }
  return platform === 'darwin'
    ? join(homedir(), 'Library', 'Caches', 'cairoscope')
    : join(homedir(), '.cache', 'cairoscope');
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
