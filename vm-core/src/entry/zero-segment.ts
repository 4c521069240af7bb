import type { Builtin } from '../builtins/builtin.ts';
import type { Segments } from '../memory/segments.ts';

/**
 * Gives the builtins the zeros that their unused instances need (initialize_zero_segment in cairo-lang,
 * vm/cairo_runner.py). In a Cairo PIE they are the first of the extra segments, so they come after all others.
 */
export function addZeroSegment(builtins: readonly Builtin[], segments: Segments): void {
  for (const builtin of builtins) {
    if (builtin.zerosNeeded > 0) builtin.useZeros(segments.addZeros(builtin.zerosNeeded));
  }
}
