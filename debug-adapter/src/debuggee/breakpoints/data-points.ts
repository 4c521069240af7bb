import {
  compareMoments,
  type CairoVm,
  type MachineView,
  type Moment,
  type Relocatable,
} from '../../../../vm-core/src/index.ts';
import type { Moments } from '../time/moments.ts';

/** What a data breakpoint stops at: a write (there is one for each cell), reads of an instruction's operands, or both. */
export type DataAccess = 'write' | 'read' | 'readWrite';

/** A breakpoint on cells. */
export interface DataPoint {
  readonly id: number;
  readonly start: Relocatable;
  readonly cells: number;
  readonly access: DataAccess;
  /** What else has to be so, at the moment after the access. @throws Error if it cannot be told */
  test?(at: MachineView): boolean;
}

/** An access that a data breakpoint stops at. */
export interface DataStop {
  readonly ids: readonly number[];
  /** Before the instruction or hint. */
  readonly before: Moment;
  /** Right behind it. */
  readonly after: Moment;
}

/** An access, by the moment before it. */
interface Access {
  readonly point: DataPoint;
  readonly before: Moment;
}

/** The data breakpoints, and where the recorded run accessed their cells. */
export class DataPoints {
  #points: readonly DataPoint[] = [];

  constructor(
    private readonly vm: CairoVm,
    private readonly moments: Moments,
  ) {}

  get areSet(): boolean {
    return this.#points.length > 0;
  }

  replace(points: readonly DataPoint[]): void {
    this.#points = points;
  }

  /** The first stop whose access is over after `from`, and not after `to`. */
  firstAfter(from: Moment, to: Moment): DataStop | undefined {
    return this.#stops(from, to).next().value;
  }

  /** The last stop whose access began before `to`. */
  lastBefore(to: Moment): DataStop | undefined {
    return this.#stops({ step: 0, hintIndex: 0 }, to, true).next().value;
  }

  /** The stops between two moments, in the order of time or against it. */
  *#stops(from: Moment, to: Moment, backward = false): Generator<DataStop, undefined> {
    const isInside = (before: Moment): boolean =>
      backward
        ? compareMoments(before, to) < 0
        : compareMoments(this.#behind(before), from) > 0 && compareMoments(this.#behind(before), to) <= 0;
    // Reads are sought no further than to the nearest write.
    const accesses = this.#points.flatMap(point => [
      ...this.#writes(point, isInside),
      ...this.#reads(point, from, to, isInside, backward),
    ]);
    accesses.sort((a, b) => (backward ? -1 : 1) * compareMoments(a.before, b.before));
    for (const { before } of accesses) {
      const after = this.#behind(before);
      const view = this.moments.at(after);
      const ids = accesses
        .filter(({ point, before: at }) => compareMoments(at, before) === 0 && (point.test?.(view) ?? true))
        .map(({ point }) => point.id);
      if (ids.length > 0) yield { ids: [...new Set(ids)], before, after };
    }
    return undefined;
  }

  #writes(point: DataPoint, isInside: (before: Moment) => boolean): Access[] {
    if (point.access === 'read') return [];
    return Array.from({ length: point.cells }, (_, index) => point.start.add(index)).flatMap(cell => {
      const step = this.vm.memory.writerStep(cell);
      if (step === undefined || step < 0) return [];
      const { hints } = this.vm.recording;
      const { hintIndex } = hints.writerAt(step, cell) ?? this.moments.last(step);
      const before = { step, hintIndex };
      return isInside(before) ? [{ point, before }] : [];
    });
  }

  /** Reads by instructions that did not write the cell: one stretch of the run's with some is enough. */
  #reads(
    point: DataPoint,
    from: Moment,
    to: Moment,
    isInside: (before: Moment) => boolean,
    backward: boolean,
  ): Access[] {
    if (point.access === 'write') return [];
    const { start, cells } = point;
    const writers = new Set(
      Array.from({ length: cells }, (_, index) => this.vm.memory.writerStep(start.add(index))),
    );
    const range = { from: from.step, to: to.step, backward };
    for (const found of this.vm.recording.findAccesses({ start, cells, ...range })) {
      const accesses = found
        .filter(({ step }) => !writers.has(step))
        .map(({ step }) => ({ point, before: this.moments.last(step) }))
        .filter(({ before }) => isInside(before));
      if (accesses.length > 0 && !point.test) return accesses;
      const passing = accesses.filter(({ before }) => point.test?.(this.moments.at(this.#behind(before))));
      if (passing.length > 0) return passing;
    }
    return [];
  }

  #behind(before: Moment): Moment {
    return this.moments.next(before) ?? before;
  }
}
