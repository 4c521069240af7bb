import type { CairoVm, Moment } from '../../../../vm-core/src/index.ts';
import type { Goal, Position } from '../running/goal.ts';
import type { Cursor } from './cursor.ts';
import { DataPoints } from '../breakpoints/data-points.ts';
import { Moments } from './moments.ts';
import { Replay, type ReplayEnd } from './replay.ts';
import { StopsInTime, type PastBreakpoints, type Search } from './stops-in-time.ts';

/** Where a way back leads to. */
export interface Landing {
  readonly moment: Moment;
  /** The breakpoints there that were looked for. */
  readonly ids?: readonly number[];
  /** Are they data breakpoints? */
  readonly isData?: boolean;
}

/** How a move in time ended. Given up, it moved nothing. */
export type Travelled = ReplayEnd | { readonly reason: 'pause' };

/** How long a search may take before others get a turn, in ms. */
const TURN = 15;

/** Moves the debugger in the recorded run: forward towards goals, and back. The VM stands still meanwhile. */
export class TimeTravel {
  readonly moments: Moments;
  readonly stops: StopsInTime;
  readonly dataPoints: DataPoints;
  readonly #replay: Replay;
  #isMoving = false;
  #isGivenUp = false;

  constructor(
    vm: CairoVm,
    private readonly cursor: Cursor,
    breakpoints: PastBreakpoints,
    position: () => Position,
  ) {
    this.moments = new Moments(vm);
    this.dataPoints = new DataPoints(vm, this.moments);
    this.stops = new StopsInTime(vm, this.moments, breakpoints, this.dataPoints);
    this.#replay = new Replay(cursor, this.moments, this.stops, position);
  }

  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** Gives up the move that is under way. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  /** Goes forward to a goal, up to the live edge. */
  async towards(goal: Goal): Promise<Travelled> {
    return (await this.find(this.#replay.towards(goal))) ?? { reason: 'pause' };
  }

  /** Goes where a search leads; nowhere if it finds nothing. */
  async go(search: Search<Landing | undefined>): Promise<Exclude<Travelled, { reason: 'edge' }>> {
    const landing = await this.find(search);
    return this.#isGivenUp ? { reason: 'pause' } : this.land(landing);
  }

  /** Goes to a place that is known already; nowhere if there is none. */
  land(landing: Landing | undefined): Exclude<Travelled, { reason: 'edge' }> {
    if (landing) this.cursor.goTo(landing.moment);
    const { ids = [], isData = false } = landing ?? {};
    return ids.length > 0 ? { reason: 'breakpoint', ids, isData } : { reason: 'goal' };
  }

  /** Runs a search while others get their turns; undefined if it was given up. */
  async find<T>(search: Search<T>): Promise<T | undefined> {
    this.#isMoving = true;
    this.#isGivenUp = false;
    try {
      let turnEnd = performance.now() + TURN;
      for (;;) {
        const next = search.next();
        if (next.done) return next.value;
        if (performance.now() < turnEnd) continue;
        await new Promise(resolve => setImmediate(resolve));
        if (this.#isGivenUp) return undefined;
        turnEnd = performance.now() + TURN;
      }
    } finally {
      this.#isMoving = false;
    }
  }
}
