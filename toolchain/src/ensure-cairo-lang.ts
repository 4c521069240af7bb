import { cacheFolder } from './cache-folder.ts';
import {
  environmentFolder,
  lookAt,
  lookForEnvironment,
  writeMarker,
  type CairoEnvironment,
  type FoundEnvironment,
} from './cairo-environment.ts';
import { findPython } from './find-python.ts';
import { withLock } from './lock.ts';
import { makeEnvironment } from './make-environment.ts';
import type { Progress } from './pip-progress.ts';
import { readStarkwareFix, writeStarkwareFix } from './starkware-fix.ts';

export interface EnsureOptions {
  /** The Python to make the environment with; without it any that is ready will do, else one is looked for. */
  python?: string | undefined;
  /** The folder that holds the environments; by default {@link cacheFolder}. */
  folder?: string | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Makes sure that there is a private Python environment with cairo-lang in it. The first time that takes about a
 * minute and needs the network; later it is a few file reads. Several processes may ask at once: one makes the
 * environment, the others wait for it.
 *
 * @throws ToolchainError: no Python, no network, a failed installation, cancelled
 */
export async function ensureCairoLang(options: EnsureOptions = {}): Promise<CairoEnvironment> {
  const home = options.folder ?? cacheFolder();
  const fixText = readStarkwareFix();
  const onProgress = options.onProgress ?? ((): void => undefined);
  const ready = lookForEnvironment(home, options.python, fixText);
  if (ready !== undefined) {
    return withCurrentFix(ready, fixText);
  }

  const interpreter = await findPython({ setting: options.python, signal: options.signal });
  const folder = environmentFolder(home, interpreter);
  const present = (): FoundEnvironment | undefined => lookAt(folder, interpreter.basePath, fixText);
  const made = present();
  if (made !== undefined) {
    return withCurrentFix(made, fixText);
  }
  return withLock(
    `${folder}.lock`,
    async () => {
      const byAnother = present();
      if (byAnother !== undefined) {
        return withCurrentFix(byAnother, fixText);
      }
      return makeEnvironment({ interpreter, folder, fixText, onProgress, signal: options.signal });
    },
    {
      signal: options.signal,
      onWait: () => onProgress({ stage: 'Waiting for another process that installs cairo-lang' }),
    },
  );
}

/**
 * The private environment if it is there already; makes none, starts nothing.
 *
 * @param options python and folder as for {@link ensureCairoLang}
 */
export function readyCairoLang(
  options: Pick<EnsureOptions, 'python' | 'folder'> = {},
): CairoEnvironment | undefined {
  return lookForEnvironment(options.folder ?? cacheFolder(), options.python, readStarkwareFix())?.environment;
}

/** Another version of Cairoscope may have made the environment: bring its import fix up to date. */
async function withCurrentFix(found: FoundEnvironment, fixText: string): Promise<CairoEnvironment> {
  if (!found.fixIsCurrent) {
    const { basePython, sitePackages } = found;
    await writeStarkwareFix(sitePackages, fixText);
    await writeMarker(found.environment.folder, { basePython, sitePackages, fixText });
  }
  return found.environment;
}
