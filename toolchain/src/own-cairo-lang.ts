import type { CairoEnvironment } from './cairo-environment.ts';
import { runProcess } from './run-process.ts';

/** Finds the compiler without importing it, and its version as cairo-lang itself reads it. */
const PROBE = `
import sys
sys.path[:] = [path for path in sys.path if path != ""]
import importlib.util, os
spec = importlib.util.find_spec("starkware.cairo.lang.compiler.cairo_compile")
if spec is None:
    sys.exit(1)
with open(os.path.join(os.path.dirname(spec.origin), "..", "VERSION")) as file:
    print(file.read().strip())
print(sys.prefix)
`;

/**
 * A Python's own cairo-lang, which is used instead of the private one if the user chose that Python.
 *
 * @param python path of the executable
 * @returns undefined if it has none
 */
export async function ownCairoLang(
  python: string,
  signal?: AbortSignal,
): Promise<CairoEnvironment | undefined> {
  const result = await runProcess(python, ['-c', PROBE], { signal });
  const [version, prefix] = result.stdout.split(/\r?\n/);
  if (result.code !== 0 || version === undefined || prefix === undefined) {
    return undefined;
  }
  return { python, cairoLangVersion: version, folder: prefix, isPrivate: false };
}

/** True if `python` can compile Cairo programs by itself. */
export async function pythonHasCairoLang(python: string): Promise<boolean> {
  return (await ownCairoLang(python)) !== undefined;
}
