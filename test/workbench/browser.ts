/** Finds a browser that can show the workbench, installs one where that is allowed, and starts it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where installers put it on the systems that do not use the PATH. */
const knownPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => {
    const folder = process.env[name];
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  }),
];

export const howToGetABrowser =
  'no Chromium or Chrome was found. Install one, or set CHROMIUM to its executable, or run `npx playwright install chromium`';

/**
 * @returns the executable; undefined if there is none and none may be installed
 * @throws Error if CHROMIUM names a file that does not exist, or if an installation fails
 */
export function findBrowser(): string | undefined {
  const chosen = process.env['CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) {
      throw new Error(`CHROMIUM names ${chosen}, which does not exist.`);
    }
    return chosen;
  }
  return findInstalled() ?? (isRootOnDebian() ? installOnDebian() : undefined);
}

function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  const candidates = [
    ...commands.flatMap(command => folders.map(folder => join(folder, command))),
    ...knownPlaces,
    chromium.executablePath(),
  ];
  return candidates.find(file => existsSync(file));
}

/** Not on Ubuntu, whose chromium package is only a pointer to a snap, which root in a container cannot run. */
function isRootOnDebian(): boolean {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

function installOnDebian(): string | undefined {
  console.log('Installing Chromium with apt-get ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ]) {
    const { status, error, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`apt-get ${args.join(' ')} failed: ${error?.message ?? `${stdout}\n${stderr}`}`);
    }
  }
  return findInstalled();
}

export interface BrowserOptions {
  executable: string;
  /** An empty folder: nothing of the person's own browser is used. */
  profile: string;
  colorScheme?: 'dark' | 'light';
}

/** The browser reaches 127.0.0.1 only. */
export function startBrowser({ executable, profile, colorScheme }: BrowserOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: colorScheme ?? 'dark',
    args: [
      // Root, and containers without user namespaces, cannot have the sandbox; the only page is our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
