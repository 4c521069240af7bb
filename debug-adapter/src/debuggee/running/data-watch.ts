import type { CairoVm, Moment } from '../../../../vm-core/src/index.ts';
import type { DataPoints, DataStop } from '../breakpoints/data-points.ts';

/**
 * Looks for accesses to the cells of data breakpoints while the VM runs: in what it has just run, since that is recorded. A VM
 * stops some instructions later, but before the next hint; the debugger goes back to the access.
 */
export class DataWatch {
  #from: Moment | undefined;
  #stop: DataStop | undefined;

  constructor(
    private readonly vm: CairoVm,
    private readonly points: DataPoints,
  ) {}

  /** What a run has to ask; undefined if there is nothing to watch. */
  begin(): (() => boolean) | undefined {
    this.#stop = undefined;
    if (!this.points.areSet) return undefined;
    this.#from = this.#now;
    return () => this.#check();
  }

  /** The access that made the run stop. */
  take(): DataStop | undefined {
    const stop = this.#stop;
    this.#stop = undefined;
    return stop;
  }

  #check(): boolean {
    const now = this.#now;
    if (this.#from) this.#stop = this.points.firstAfter(this.#from, now);
    this.#from = now;
    return this.#stop !== undefined;
  }

  get #now(): Moment {
    const { step, hintIndex } = this.vm;
    return { step, hintIndex };
  }
}
