import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Interpreter } from './python-probe.ts';

/** The version of cairo-lang that is installed: the latest release. */
export const CAIRO_LANG_VERSION = '0.14.0.1';

/** A Python that has cairo-lang. */
export interface CairoEnvironment {
  /** Path of its Python executable. */
  python: string;
  cairoLangVersion: string;
  /** The environment's folder (Python's `sys.prefix`). */
  folder: string;
  /** True for one that Cairoscope made: it does not change behind its back. */
  isPrivate: boolean;
}

/** What is written into an environment once it is complete. */
interface Marker {
  cairoLang: string;
  /** The Python that the environment rests on. */
  basePython: string;
  sitePackages: string;
  /** Hash of the import fix (starkware-fix.ts) that was put into it. */
  fix: string;
}

const MARKER = 'cairoscope.json';

/** Environments of one cairo-lang version share a prefix; Python's version and a hash of its path follow. */
const PREFIX = `cairo-lang-${CAIRO_LANG_VERSION}-py`;

/** Python versions in the order in which an environment is preferred if no Python is asked for. */
const PREFERENCE = ['3.11', '3.10', '3.9'];

/** The folder of the environment that rests on this Python. */
export function environmentFolder(home: string, base: Interpreter): string {
  const [major, minor] = base.version;
  return join(home, `${PREFIX}${major}.${minor}-${hash(base.basePath).slice(0, 8)}`);
}

export function environmentPython(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

/** A complete environment and whether the import fix in it is the present one. */
export interface FoundEnvironment {
  environment: CairoEnvironment;
  basePython: string;
  sitePackages: string;
  fixIsCurrent: boolean;
}

/**
 * Looks for complete environments without starting Python: a few file reads.
 *
 * @param home the folder of all environments
 * @param basePython take only one that was made with this Python
 * @param fixText see starkware-fix.ts
 */
export function lookForEnvironment(
  home: string,
  basePython: string | undefined,
  fixText: string,
): FoundEnvironment | undefined {
  const names = existsSync(home) ? readdirSync(home).filter(name => name.startsWith(PREFIX)) : [];
  return names
    .sort((a, b) => rank(a) - rank(b))
    .map(name => lookAt(join(home, name), basePython, fixText))
    .find(found => found !== undefined);
}

function rank(name: string): number {
  const index = PREFERENCE.indexOf(name.slice(PREFIX.length).split('-')[0] ?? '');
  return index === -1 ? PREFERENCE.length : index;
}

/** The environment in this folder if it is complete; see {@link lookForEnvironment}. */
export function lookAt(
  folder: string,
  basePython: string | undefined,
  fixText: string,
): FoundEnvironment | undefined {
  const marker = readMarker(folder);
  const python = environmentPython(folder);
  // A link to a base Python that was removed or moved does not exist either.
  if (marker?.cairoLang !== CAIRO_LANG_VERSION || !existsSync(python) || !existsSync(marker.sitePackages)) {
    return undefined;
  }
  if (basePython !== undefined && marker.basePython !== basePython) {
    return undefined;
  }
  return {
    environment: privateEnvironment(folder),
    basePython: marker.basePython,
    sitePackages: marker.sitePackages,
    fixIsCurrent: marker.fix === hash(fixText),
  };
}

export function privateEnvironment(folder: string): CairoEnvironment {
  return {
    python: environmentPython(folder),
    cairoLangVersion: CAIRO_LANG_VERSION,
    folder,
    isPrivate: true,
  };
}

/** Notes that the environment is complete; the last step of making it. */
export async function writeMarker(
  folder: string,
  facts: { basePython: string; sitePackages: string; fixText: string },
): Promise<void> {
  const { basePython, sitePackages, fixText } = facts;
  const marker: Marker = { cairoLang: CAIRO_LANG_VERSION, basePython, sitePackages, fix: hash(fixText) };
  const file = join(folder, MARKER);
  await writeFile(`${file}.${process.pid}`, JSON.stringify(marker, undefined, 2));
  await rename(`${file}.${process.pid}`, file);
}

function readMarker(folder: string): Marker | undefined {
  try {
    const marker: unknown = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'));
    return isMarker(marker) ? marker : undefined;
  } catch {
    return undefined;
  }
}

function isMarker(value: unknown): value is Marker {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['cairoLang', 'basePython', 'sitePackages', 'fix'].every(
      name => typeof (value as Record<string, unknown>)[name] === 'string',
    )
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
