import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCairo, ensureCairoLang } from '../../../toolchain/src/index.ts';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const PROGRAMS = path.join(ROOT, 'test/dap/programs');

/** The path of a program of these tests, as `hinted.cairo`; absolute paths stay. */
export function programPath(name: string): string {
  return path.resolve(PROGRAMS, name);
}

/** The line, from 1, that carries the comment `@marker`. */
export function lineOf(name: string, marker: string): number {
  const line = findMarker(name, marker);
  if (line === undefined) throw new Error(`${name} has no line with @${marker}.`);
  return line;
}

export function hasMarker(name: string, marker: string): boolean {
  return findMarker(name, marker) !== undefined;
}

function findMarker(name: string, marker: string): number | undefined {
  const lines = readFileSync(programPath(name), 'utf8').split('\n');
  const index = lines.findIndex(line => new RegExp(`(//|#) @${marker}\\b`).test(line));
  return index < 0 ? undefined : index + 1;
}

/** Compiles a program. @returns the path of the JSON */
export async function compile(name: string): Promise<string> {
  const environment = await ensureCairoLang();
  const result = await compileCairo({ environment, source: programPath(name) });
  if (!result.ok) throw new Error(result.text);
  return result.output;
}
