import { readFileSync } from 'node:fs';
import { NativeHints, parseProgram, UnknownHintsError } from '../../vm-core/src/index.ts';
import type { Fixture } from './fixtures.ts';

/**
 * How the hints of a program are run, each time with the same results: as by default, and if it is about hints of the
 * library by each language alone.
 */
export function hintModes({ name }: Fixture, compiled: string): readonly string[] {
  if (!/\/library\/|\/errors\/(dict|find|math|memcpy|squash|uint)_/.test(name)) return ['auto'];
  return hasNativeHintsOnly(compiled) ? ['auto', 'python', 'native'] : ['auto', 'python'];
}

function hasNativeHintsOnly(compiled: string): boolean {
  try {
    NativeHints.for(parseProgram(readFileSync(compiled, 'utf8')));
    return true;
  } catch (error) {
    if (error instanceof UnknownHintsError) return false;
    throw error;
  }
}
