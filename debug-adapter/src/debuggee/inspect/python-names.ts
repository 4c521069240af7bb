import type { PythonDebugger } from '../../../../python-bridge/src/index.ts';

/** More than a person looks through. */
const MOST = 1000;

/**
 * What Python's `dir` says of an expression, or of a frame itself if that is left out; names with underscores in front only where
 * one is typed already. Nothing, where Python finds no value.
 */
export async function pythonNames(
  python: PythonDebugger,
  frameId: number | undefined,
  expression: string | undefined,
  typed: string,
): Promise<string[]> {
  try {
    const { reference } = await python.evaluate(`dir(${expression ?? ''})`, frameId);
    const names = reference === 0 ? [] : await python.variables(reference, 0, MOST);
    // Each is the repr of a text.
    return names
      .map(({ value }) => value.slice(1, -1))
      .filter(name => typed.startsWith('_') || !name.startsWith('_'));
  } catch {
    return [];
  }
}
