import {
  ensureCairoLang,
  ownCairoLang,
  readyCairoLang,
  ToolchainError,
  type CairoEnvironment,
  type Progress,
} from '../../../toolchain/src/index.ts';
import { ConfigurationError } from '../configuration/launch-configuration.ts';
import { pythonOf } from '../python/python-of.ts';

/** What the choice of a Cairo compiler depends on. */
export interface EnvironmentQuestion {
  /** What the person named as the compiler's Python or environment, if anything. */
  readonly cairoLang: string | undefined;
  /** What the person named as the Python of the hints, if anything. */
  readonly python: string | undefined;
  /** The choice of the Python extension, where there is one. */
  readonly extensionChoice: string | undefined;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/**
 * The environment that compiles: the one that is named, else the one of the Python extension if it has cairo-lang,
 * else the private one, which is made if it is missing.
 *
 * @throws ConfigurationError if the named one has no cairo-lang
 * @throws ToolchainError if the private one is missing and cannot be made
 */
export async function cairoEnvironment(question: EnvironmentQuestion): Promise<CairoEnvironment> {
  const { cairoLang, extensionChoice, python, onProgress, signal } = question;
  if (cairoLang !== undefined) return namedEnvironment(cairoLang, signal);
  const own = extensionChoice === undefined ? undefined : await ownCairoLang(extensionChoice, signal);
  if (own !== undefined) return own;
  try {
    return await ensureCairoLang({ onProgress, signal });
  } catch (error) {
    // Nothing on the PATH: the Python that the person uses for other things will do.
    const other = python ?? extensionChoice;
    if (other === undefined || !(error instanceof ToolchainError) || error.kind !== 'no-python') throw error;
    return ensureCairoLang({ python: await pythonOf(other), onProgress, signal });
  }
}

/**
 * The environment whose Python runs hints with `from starkware… import` in them, if it is there; makes none.
 */
export async function presentEnvironment(
  cairoLang: string | undefined,
  extensionChoice: string | undefined,
  signal: AbortSignal,
): Promise<CairoEnvironment | undefined> {
  if (cairoLang !== undefined) return namedEnvironment(cairoLang, signal);
  const own = extensionChoice === undefined ? undefined : await ownCairoLang(extensionChoice, signal);
  return own ?? readyCairoLang();
}

async function namedEnvironment(cairoLang: string, signal: AbortSignal): Promise<CairoEnvironment> {
  const environment = await ownCairoLang(await pythonOf(cairoLang), signal);
  if (environment !== undefined) return environment;
  throw new ConfigurationError(
    `"${cairoLang}" is no Python that has cairo-lang. Install cairo-lang there, or clear "cairoLang" in launch.json ` +
      'or the setting cairoscope.cairoLang to use a private environment.',
  );
}
