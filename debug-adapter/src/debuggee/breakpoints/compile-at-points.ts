import type { ProgramSite } from '../code/name-site.ts';
import type { HitMoment, StopPoint } from './bound-breakpoint.ts';

/** Something that means another thing at each point of a breakpoint, such as an expression with names. */
export interface CompiledAtPoints<T> {
  /** Those at which it means something. */
  readonly points: readonly StopPoint[];
  /** What it means at a moment; undefined elsewhere. */
  at(moment: Pick<HitMoment, 'pc' | 'hintIndex'>): T | undefined;
  /** Why it means nothing at some or all points: the first reason. */
  readonly problem: string | undefined;
}

export type SiteOf = (point: StopPoint) => ProgramSite;

/** Compiles once for each point. @param compile throws Errors that say what is wrong */
export function compileAtPoints<T>(
  points: readonly StopPoint[],
  siteOf: SiteOf,
  compile: (site: ProgramSite) => T,
): CompiledAtPoints<T> {
  const compiled = new Map<number, Map<number, T>>();
  let problem: string | undefined;
  const good = points.filter(point => {
    try {
      const byHint = compiled.get(point.pc.key) ?? new Map<number, T>();
      byHint.set(point.hintIndex, compile(siteOf(point)));
      compiled.set(point.pc.key, byHint);
      return true;
    } catch (error) {
      problem ??= error instanceof Error ? error.message : String(error);
      return false;
    }
  });
  return { points: good, at: ({ pc, hintIndex }) => compiled.get(pc.key)?.get(hintIndex), problem };
}
