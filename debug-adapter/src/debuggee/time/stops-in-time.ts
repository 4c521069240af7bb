import {
  compareMoments,
  type CairoVm,
  type FoundStep,
  type MachineView,
  type Moment,
  type Relocatable,
} from '../../../../vm-core/src/index.ts';
import type { DataPoints } from '../breakpoints/data-points.ts';
import type { Moments } from './moments.ts';

/** A moment at which breakpoints stop. */
export interface TimedStop {
  readonly moment: Moment;
  readonly ids: readonly number[];
  /** Are they data breakpoints? */
  readonly isData?: boolean;
}

/** The breakpoints that searches look for. */
export interface PastBreakpoints {
  /** Where there are some. */
  pcs(): Iterable<Relocatable>;
  /** The ids of those that stop at a moment. */
  stopsAt(view: MachineView): readonly number[];
}

/** Where a frame comes back to a pc. */
export interface FramePlace {
  readonly pc: Relocatable;
  readonly fp: Relocatable;
}

/** A search that others get turns in: whoever runs it may give it up between two steps of it. */
export type Search<T> = Generator<void, T>;

/** Finds where breakpoints stop in the recorded run. */
export class StopsInTime {
  constructor(
    private readonly vm: CairoVm,
    private readonly moments: Moments,
    private readonly breakpoints: PastBreakpoints,
    private readonly data: DataPoints,
  ) {}

  /** The last stop before a moment: of data breakpoints, at what accesses their cells. */
  *before(moment: Moment): Search<TimedStop | undefined> {
    const stop = yield* this.#codeBefore(moment);
    const access = this.data.lastBefore(moment);
    if (!access || (stop && compareMoments(stop.moment, access.before) > 0)) return stop;
    return { moment: access.before, ids: access.ids, isData: true };
  }

  /**
   * The first stop after a moment and before the edge: of data breakpoints, behind what accesses their cells. Or where a
   * frame comes to a place, whatever is earlier.
   * @param toStep the search ends before this step
   */
  *after(moment: Moment, toStep: number, place?: FramePlace): Search<TimedStop | undefined> {
    const stop = yield* this.#codeAfter(moment, toStep, place);
    const end = { step: Math.min(toStep, this.vm.step), hintIndex: this.vm.hintIndex };
    const access = this.dataAfter(moment, stop?.moment ?? end);
    return access ?? stop;
  }

  /** The first stop of data breakpoints after a moment, and not after another. */
  dataAfter(from: Moment, to: Moment): TimedStop | undefined {
    const access = this.data.firstAfter(from, to);
    return access && { moment: access.after, ids: access.ids, isData: true };
  }

  *#codeBefore(moment: Moment): Search<TimedStop | undefined> {
    const here = this.#lastOf(moment.step, moment.hintIndex - 1);
    if (here) return here;
    const range = { from: 0, to: moment.step, backward: true };
    for (const found of this.vm.recording.findSteps({ pcs: this.breakpoints.pcs(), ...range })) {
      for (const at of found) {
        const stop = this.#lastOf(at.step, this.moments.last(at.step, at.pc).hintIndex, at);
        if (stop) return stop;
      }
      yield;
    }
    return undefined;
  }

  *#codeAfter(moment: Moment, toStep: number, place?: FramePlace): Search<TimedStop | undefined> {
    const here = this.#firstOf(moment.step, moment.hintIndex + 1);
    if (here) return here;
    const breakpoints = [...this.breakpoints.pcs()];
    const pcs = place ? [...breakpoints, place.pc] : breakpoints;
    const range = { from: moment.step + 1, to: Math.min(toStep, this.vm.step) };
    const fp = breakpoints.length === 0 ? place?.fp : undefined;
    for (const found of this.vm.recording.findSteps({ pcs, fp, ...range })) {
      for (const at of found) {
        const stop = this.#firstOf(at.step, 0, at);
        const isPlace = place?.pc.equals(at.pc) === true && place.fp.equals(at.fp);
        if (stop) return stop;
        if (isPlace) return { moment: { step: at.step, hintIndex: 0 }, ids: [] };
      }
      yield;
    }
    return undefined;
  }

  #lastOf(step: number, hintIndex: number, found?: FoundStep): TimedStop | undefined {
    for (let index = hintIndex; index >= 0; index--) {
      const stop = this.#at({ step, hintIndex: index }, found);
      if (stop) return stop;
    }
    return undefined;
  }

  #firstOf(step: number, hintIndex: number, found?: FoundStep): TimedStop | undefined {
    const last = this.moments.last(step, found?.pc);
    for (let index = hintIndex; index <= last.hintIndex; index++) {
      const moment = { step, hintIndex: index };
      const isEdge = compareMoments(moment, this.moments.last(this.vm.step)) >= 0;
      const stop = isEdge ? undefined : this.#at(moment, found);
      if (stop) return stop;
    }
    return undefined;
  }

  /** The breakpoints that stop at a moment. */
  idsAt(view: MachineView): readonly number[] {
    return this.breakpoints.stopsAt(view);
  }

  /** @param found the registers of the step, if they are known: where no hint ran they are those of the moment */
  #at(moment: Moment, found: FoundStep | undefined): TimedStop | undefined {
    const { recording } = this.vm;
    const isPlain = found && recording.hints.hintsRun(moment.step, found.pc) === 0;
    const ids = this.idsAt(isPlain ? recording.view(moment, found) : recording.at(moment));
    return ids.length > 0 ? { moment, ids } : undefined;
  }
}
