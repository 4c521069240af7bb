import { compareMoments } from '../../../../vm-core/src/index.ts';
import type { Goal, Leg, Position } from '../running/goal.ts';
import type { Cursor } from './cursor.ts';
import type { Moments } from './moments.ts';
import type { Search, StopsInTime } from './stops-in-time.ts';

/** How a replay towards a goal ends: there, at a breakpoint, or at the live edge, where the VM itself has to go on. */
export type ReplayEnd =
  | { readonly reason: 'goal' }
  | { readonly reason: 'breakpoint'; readonly ids: readonly number[] }
  /** @property leg the stretch that is not at its end yet */
  | { readonly reason: 'edge'; readonly leg: Leg | undefined };

/** Goes forward in the recorded run, towards the goals that a running VM has. Hints are not run again. */
export class Replay {
  constructor(
    private readonly cursor: Cursor,
    private readonly moments: Moments,
    private readonly stops: StopsInTime,
    private readonly position: () => Position,
  ) {}

  *towards(goal: Goal): Search<ReplayEnd> {
    while (!this.cursor.isLive) {
      const leg = goal.next(this.position());
      if (!leg) return { reason: 'goal' };
      const ids = yield* this.#run(leg);
      if (ids.length > 0) return { reason: 'breakpoint', ids };
      if (this.cursor.isLive) return { reason: 'edge', leg: leg.kind === 'until' ? leg : undefined };
      yield;
    }
    return { reason: 'edge', leg: undefined };
  }

  /** @returns the breakpoints that it ran into */
  *#run(leg: Leg): Search<readonly number[]> {
    const { cursor } = this;
    const { moment } = cursor;
    if (leg.kind === 'one') return this.#goOn();
    const end = leg.kind === 'steps' ? moment.step + leg.count : Infinity;
    const stop = yield* this.stops.after(moment, end, leg.kind === 'until' ? leg : undefined);
    if (stop) cursor.goTo(stop.moment);
    else if (end < cursor.edge.step) return this.#land(end);
    else return this.#arrive();
    return stop?.ids ?? [];
  }

  #goOn(): readonly number[] {
    const next = this.moments.next(this.cursor.moment);
    if (next === undefined || compareMoments(next, this.cursor.edge) >= 0) return this.#arrive();
    this.cursor.goTo(next);
    return this.stops.idsAt(this.cursor.view);
  }

  /** At the live edge. Inside of a hint, what stops before it is passed. */
  #arrive(): readonly number[] {
    this.cursor.toEdge();
    return this.cursor.isInHint() ? [] : this.stops.idsAt(this.cursor.view);
  }

  #land(step: number): readonly number[] {
    this.cursor.goTo({ step, hintIndex: 0 });
    return this.stops.idsAt(this.cursor.view);
  }
}
