import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

describe('cacheFolder', () => {
  const cases: [string, NodeJS.ProcessEnv, NodeJS.Platform, string][] = [
    ['the home cache on Linux', {}, 'linux', join(homedir(), '.cache', 'cairoscope')],
    ['XDG_CACHE_HOME', { XDG_CACHE_HOME: '/cache' }, 'linux', join('/cache', 'cairoscope')],
    ['an empty XDG_CACHE_HOME', { XDG_CACHE_HOME: '' }, 'linux', join(homedir(), '.cache', 'cairoscope')],
    ['Caches on macOS', {}, 'darwin', join(homedir(), 'Library', 'Caches', 'cairoscope')],
    ['LOCALAPPDATA on Windows', { LOCALAPPDATA: 'C:\\Local' }, 'win32', join('C:\\Local', 'cairoscope')],
    ['CAIROSCOPE_HOME before all', { CAIROSCOPE_HOME: '/own', XDG_CACHE_HOME: '/cache' }, 'linux', '/own'],
  ];
  for (const [name, env, platform, expected] of cases) {
    it(`is ${name}`, () => assert.equal(cacheFolder(env, platform), expected));
  }
});
