import type { EndedRun } from './ended-run.ts';

/** The lowest and the highest of some numbers. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

/**
 * What the run range-checks: the offsets in its instructions, biased by 2^15, and the 16-bit parts of builtins' cells
 * (get_perm_range_check_limits in cairo-lang, vm/cairo_runner.py).
 */
export function rangeCheckLimits(run: EndedRun): Limits {
  return join([offsetLimits(run), ...builtinLimits(run)]);
}

export function offsetLimits({ accessed }: EndedRun): Limits {
  const [min, max] = accessed.offsetLimits() ?? [Infinity, -Infinity];
  return { min, max };
}

export function builtinLimits({ builtins }: EndedRun): Limits[] {
  return builtins.flatMap(builtin => builtin.rangeCheckUsage() ?? []);
}

export function join(limits: readonly Limits[]): Limits {
  return {
    min: Math.min(...limits.map(({ min }) => min)),
    max: Math.max(...limits.map(({ max }) => max)),
  };
}
