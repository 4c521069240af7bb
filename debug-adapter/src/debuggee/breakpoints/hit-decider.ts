import type { MachineView, Moment } from '../../../../vm-core/src/index.ts';
import type { BoundBreakpoint } from './bound-breakpoint.ts';
import { HitHistory } from './hit-history.ts';

/** Ids of breakpoints that stop; a promise if Python was asked. */
export type StoppingIds = readonly number[] | Promise<readonly number[]>;

export interface HitEvents {
  /** A logpoint was hit. */
  logged(breakpoint: BoundBreakpoint, text: string, at: MachineView): void;
  /** A breakpoint stops because its condition or message cannot be evaluated. Told once for each. */
  stumbled(breakpoint: BoundBreakpoint, reason: string, at: MachineView): void;
}

const NONE: readonly number[] = [];

/** Decides what breakpoints do where they are reached: asks their conditions, counts their hits, prints their logs. */
export class HitDecider {
  events: HitEvents = { logged: () => undefined, stumbled: () => undefined };

  /** @param recorded the moments of the recorded run at which a breakpoint was hit, in order */
  constructor(private readonly recorded: (breakpoint: BoundBreakpoint) => Iterable<Moment> = () => []) {}

  readonly #histories = new Map<string, HitHistory>();
  readonly #stumbled = new Set<string>();

  /**
   * Which of the breakpoints that are at a moment stop there. Counts and prints: to be asked once for each time that the run
   * gets there.
   */
  decide(hits: readonly BoundBreakpoint[], at: MachineView): StoppingIds {
    const [only] = hits;
    if (only === undefined) return NONE;
    const stops = hits.length === 1 ? undefined : hits.map(hit => this.#stops(hit, at));
    if (stops === undefined) {
      const isStop = this.#stops(only, at);
      if (isStop instanceof Promise) return isStop.then(stop => (stop ? [only.id] : NONE));
      return isStop ? [only.id] : NONE;
    }
    const pick = (results: readonly boolean[]): readonly number[] =>
      hits.flatMap(({ id }, index) => (results[index] === true ? [id] : []));
    const ready = stops.filter(stop => typeof stop === 'boolean');
    return ready.length === stops.length ? pick(ready) : Promise.all(stops).then(pick);
  }

  /**
   * Which of the breakpoints that are at an earlier moment stop there. Nothing is printed again, and nothing is asked of
   * Python, which is what it is now.
   */
  inPast(hits: readonly BoundBreakpoint[], at: MachineView): readonly number[] {
    return hits.length === 0 ? NONE : hits.flatMap(hit => (this.#stopsInPast(hit, at) ? [hit.id] : []));
  }

  #stopsInPast(hit: BoundBreakpoint, at: MachineView): boolean {
    const { rule } = hit;
    if (rule === undefined) return true;
    if (rule.log || rule.asksPython === true) return false;
    try {
      if (rule.test && rule.test(at) !== true) return false;
      return !rule.count || rule.count(this.#numberOf(hit, at));
    } catch (error) {
      return this.#stumble(hit, error, at);
    }
  }

  #stops(hit: BoundBreakpoint, at: MachineView): boolean | Promise<boolean> {
    const { rule } = hit;
    if (rule === undefined) return true;
    try {
      const holds = rule.test?.(at) ?? true;
      if (holds === false) return false;
      if (holds === true) return this.#act(hit, at);
      return holds
        .then(answer => answer && this.#act(hit, at))
        .catch((error: unknown) => this.#stumble(hit, error, at));
    } catch (error) {
      return this.#stumble(hit, error, at);
    }
  }

  /** The condition holds: counts, and prints or stops. */
  #act(hit: BoundBreakpoint, at: MachineView): boolean | Promise<boolean> {
    const { rule } = hit;
    if (rule?.count && !rule.count(this.#numberOf(hit, at))) return false;
    if (!rule?.log) return true;
    const text = rule.log(at);
    if (typeof text === 'string') {
      this.events.logged(hit, text, at);
      return false;
    }
    return text
      .then(ready => {
        this.events.logged(hit, ready, at);
        return false;
      })
      .catch((error: unknown) => this.#stumble(hit, error, at));
  }

  /** The breakpoints in the code that there are: hits of others are not counted any more. */
  keepOnly(breakpoints: readonly BoundBreakpoint[]): void {
    const keys = new Set(breakpoints.map(keyOf));
    for (const [key, { isOfCell }] of this.#histories) {
      if (!isOfCell && !keys.has(key)) this.#histories.delete(key);
    }
  }

  /** Counted from the start of the run: what the recorded run has of a breakpoint that came later is counted too. */
  #numberOf(hit: BoundBreakpoint, at: MachineView): number {
    const key = keyOf(hit);
    let history = this.#histories.get(key);
    if (history === undefined) {
      const { python, rule, isOfCell = false } = hit;
      const isUnknown = python !== undefined || rule?.asksPython === true || isOfCell;
      history = new HitHistory(isUnknown ? [] : this.recorded(hit), isOfCell);
      this.#histories.set(key, history);
    }
    return hit.python ? history.next() : history.numberOf(at);
  }

  #stumble(hit: BoundBreakpoint, error: unknown, at: MachineView): boolean {
    const key = keyOf(hit);
    if (!this.#stumbled.has(key)) {
      this.#stumbled.add(key);
      this.events.stumbled(hit, error instanceof Error ? error.message : String(error), at);
    }
    return true;
  }
}

function keyOf({ id, rule }: BoundBreakpoint): string {
  return `${id} ${rule?.text ?? ''}`;
}
