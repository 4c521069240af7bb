import type { Relocatable, StopPcs } from '../../../../vm-core/src/index.ts';

/** A moment at which the run stops: before hint `hintIndex` of `pc`, or before its instruction. */
export interface StopPoint {
  readonly pc: Relocatable;
  readonly hintIndex: number;
}

/** A breakpoint, by the id that its owner chose, and all the moments it stands for. */
export interface BoundBreakpoint {
  readonly id: number;
  readonly points: readonly StopPoint[];
}

/** The breakpoints in the code of the VM, in groups that are replaced as a whole. */
export class StopPoints {
  readonly #groups = new Map<string, readonly BoundBreakpoint[]>();
  /** By `pc.key`; ids by hint index. */
  readonly #ids = new Map<number, Map<number, number[]>>();
  readonly #stopPcs: StopPcs;

  constructor(stopPcs: StopPcs) {
    this.#stopPcs = stopPcs;
  }

  /** @param group what set them: a file, the function breakpoints, … */
  replace(group: string, breakpoints: readonly BoundBreakpoint[]): void {
    for (const { pc } of points(this.#groups.get(group) ?? [])) this.#stopPcs.delete(pc);
    for (const { pc } of points(breakpoints)) this.#stopPcs.add(pc);
    this.#groups.set(group, breakpoints);
    this.#ids.clear();
    for (const { id, points: own } of [...this.#groups.values()].flat()) {
      for (const { pc, hintIndex } of own) {
        const byHint = this.#ids.get(pc.key) ?? new Map<number, number[]>();
        byHint.set(hintIndex, [...(byHint.get(hintIndex) ?? []), id]);
        this.#ids.set(pc.key, byHint);
      }
    }
  }

  /** The breakpoints that stop here. */
  hits(pc: Relocatable, hintIndex: number): readonly number[] {
    return this.#ids.get(pc.key)?.get(hintIndex) ?? [];
  }
}

function points(breakpoints: readonly BoundBreakpoint[]): StopPoint[] {
  return breakpoints.flatMap(breakpoint => breakpoint.points);
}
