import { Relocatable, type StopPcs } from '../../../../vm-core/src/index.ts';
import type { BoundBreakpoint, StopPoint } from '../breakpoints/bound-breakpoint.ts';
import { fileKey } from '../code/source-files.ts';

const NONE: readonly BoundBreakpoint[] = [];

/** The breakpoints in the code of the VM, in groups that are replaced as a whole. */
export class StopPoints {
  readonly #groups = new Map<string, readonly BoundBreakpoint[]>();
  /** By `pc.key`, then by hint index. */
  readonly #at = new Map<number, Map<number, BoundBreakpoint[]>>();
  readonly #stopPcs: StopPcs;

  constructor(stopPcs: StopPcs) {
    this.#stopPcs = stopPcs;
  }

  /** @param group what set them: a file, the function breakpoints, … */
  replace(group: string, breakpoints: readonly BoundBreakpoint[]): void {
    for (const { pc } of points(this.#groups.get(group) ?? [])) this.#stopPcs.delete(pc);
    for (const { pc } of points(breakpoints)) this.#stopPcs.add(pc);
    this.#groups.set(group, breakpoints);
    this.#at.clear();
    for (const breakpoint of this.all()) {
      for (const { pc, hintIndex } of breakpoint.points) {
        const byHint = this.#at.get(pc.key) ?? new Map<number, BoundBreakpoint[]>();
        byHint.set(hintIndex, [...(byHint.get(hintIndex) ?? []), breakpoint]);
        this.#at.set(pc.key, byHint);
      }
    }
  }

  /** Where breakpoints stop. */
  *pcs(): Generator<Relocatable> {
    for (const key of this.#at.keys()) yield Relocatable.fromKey(key);
  }

  /** The breakpoints that are here; `HitDecider` knows which of them stop. */
  hits(pc: Relocatable, hintIndex: number): readonly BoundBreakpoint[] {
    return this.#at.get(pc.key)?.get(hintIndex) ?? NONE;
  }

  /** Those at which Python stops. */
  pythonHits(file: string, line: number): BoundBreakpoint[] {
    const key = fileKey(file);
    return this.all().filter(({ python }) => python?.line === line && fileKey(python.file) === key);
  }

  /** In all groups. */
  all(): BoundBreakpoint[] {
    return [...this.#groups.values()].flat();
  }
}

function points(breakpoints: readonly BoundBreakpoint[]): StopPoint[] {
  return breakpoints.flatMap(breakpoint => breakpoint.points);
}
