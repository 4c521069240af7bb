/** An object that hints are given: what a callable of a Python module returns, or a value. */
export type GivenObject = { readonly call: string } | { readonly value: unknown };

const CALL = /^[\p{L}_][\p{L}\p{N}_.]*:[\p{L}_][\p{L}\p{N}_.]*$/u;

/** Reads `module:callable`, JSON as text, or a value that is no text; undefined: it is none of them. */
export function parseGivenObject(written: unknown): GivenObject | undefined {
  if (typeof written !== 'string') return written === undefined ? undefined : { value: written };
  if (CALL.test(written)) return { call: written };
  try {
    return { value: JSON.parse(written) as unknown };
  } catch {
    return undefined;
  }
}
