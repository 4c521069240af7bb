import { compareMoments } from '../../../../vm-core/src/index.ts';
import type { Goal, Leg, Position } from '../running/goal.ts';
import type { Cursor } from './cursor.ts';
import type { Moments } from './moments.ts';
import type { Search, StopsInTime, TimedStop } from './stops-in-time.ts';

/** How a replay towards a goal ends: there, at a breakpoint, or at the live edge, where the VM itself has to go on. */
export type ReplayEnd =
  | { readonly reason: 'goal' }
  | { readonly reason: 'breakpoint'; readonly ids: readonly number[]; readonly isData: boolean }
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
      const stop = yield* this.#run(leg);
      if (stop) return { reason: 'breakpoint', ...stop };
      if (this.cursor.isLive) return { reason: 'edge', leg: leg.kind === 'until' ? leg : undefined };
      yield;
    }
    return { reason: 'edge', leg: undefined };
  }

  /** @returns the breakpoints that it ran into */
  *#run(leg: Leg): Search<Hits | undefined> {
    const { cursor } = this;
    const { moment } = cursor;
    if (leg.kind === 'one') return this.#goOn();
    const end = leg.kind === 'steps' ? moment.step + leg.count : Infinity;
    const stop = yield* this.stops.after(moment, end, leg.kind === 'until' ? leg : undefined);
    if (stop) return this.#stopAt(stop);
    return end < cursor.edge.step ? this.#stopAt({ moment: { step: end, hintIndex: 0 } }) : this.#arrive();
  }

  #goOn(): Hits | undefined {
    const { cursor } = this;
    const next = this.moments.next(cursor.moment);
    const access = next && this.stops.dataAfter(cursor.moment, next);
    if (access) return this.#stopAt(access);
    if (next === undefined || compareMoments(next, cursor.edge) >= 0) return this.#arrive();
    return this.#stopAt({ moment: next });
  }

  #stopAt({ moment, ids, isData }: Partial<TimedStop> & Pick<TimedStop, 'moment'>): Hits | undefined {
    this.cursor.goTo(moment);
    return hitsOf(ids ?? this.stops.idsAt(this.cursor.view), isData);
  }

  /** At the live edge. Inside of a hint, what stops before it is passed. */
  #arrive(): Hits | undefined {
    this.cursor.toEdge();
    return this.cursor.isInHint() ? undefined : hitsOf(this.stops.idsAt(this.cursor.view));
  }
}

type Hits = Pick<Extract<ReplayEnd, { reason: 'breakpoint' }>, 'ids' | 'isData'>;

function hitsOf(ids: readonly number[], isData = false): Hits | undefined {
  return ids.length > 0 ? { ids, isData } : undefined;
}
