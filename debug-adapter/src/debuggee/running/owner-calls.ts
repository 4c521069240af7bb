import type { CairoVm, RunOptions, Stop } from '../../../../vm-core/src/index.ts';
import type { Runner } from './runner.ts';

/** One call of the owner's. */
interface Call {
  readonly options: RunOptions;
  readonly lastStep: number;
  /** What the owner will be told; undefined: there is no reason yet to give it the VM back. */
  outcome: Stop | Error | undefined;
  isGivenUp: boolean;
  readonly resolve: (stop: Stop) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs a VM that somebody else owns: while a call of the owner's is under way, and no further than it says. The call
 * returns when its own reason is there; until then the debugger runs the VM in parts, and halts between them.
 */
export class OwnerCalls implements Runner {
  readonly goesOnAtEnd = true;
  #call: Call | undefined;
  #onCall: () => void = () => undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly vm: CairoVm) {}

  /**
   * The owner lets the VM run.
   * @throws Error if it was given up with one, or a call is under way
   */
  call(options: RunOptions): Promise<Stop> {
    const { maxSteps = Infinity } = options;
    const call = new Promise<Stop>((resolve, reject) => {
      if (this.#call) throw new Error('This VM is running: wait for the end of the other run first.');
      const lastStep = this.vm.step + maxSteps;
      this.#call = { options, lastStep, outcome: undefined, isGivenUp: false, resolve, reject };
      this.#onCall();
    });
    this.#last = call.catch(() => undefined);
    return call;
  }

  /** Resolves when no call is under way. */
  get settled(): Promise<unknown> {
    return this.#last;
  }

  /** The call under way returns as soon as nothing runs; with its own reason, if that is there already. */
  giveUp(outcome: Stop | Error): void {
    if (!this.#call) return;
    this.#call.outcome ??= outcome;
    this.#call.isGivenUp = true;
    this.vm.pause();
  }

  get isGivenUp(): boolean {
    return this.#call?.isGivenUp ?? false;
  }

  get isWaiting(): boolean {
    return this.#call === undefined;
  }

  async ready(): Promise<void> {
    const call = this.#call;
    if (call?.outcome !== undefined) {
      this.#call = undefined;
      if (call.outcome instanceof Error) call.reject(call.outcome);
      else call.resolve(call.outcome);
    }
    while (!this.#call) await new Promise<void>(resolve => (this.#onCall = resolve));
  }

  /** @throws Error if no call is under way */
  async run({ maxSteps = Infinity, shouldStop, ...part }: RunOptions): Promise<Stop> {
    const { vm } = this;
    const call = this.#call;
    if (!call) throw new Error('The owner of the VM has not let it run.');
    const { options, lastStep } = call;
    const [step, hintIndex] = [vm.step, vm.hintIndex];
    const stop = await vm.run({
      ...options,
      ...part,
      shouldStop: at => shouldStop?.(at) === true || options.shouldStop?.(at) === true,
      maxSteps: Math.min(maxSteps, lastStep - step),
    });
    if (stop.reason === 'end' || stop.reason === 'error') call.outcome ??= stop;
    else if (vm.step >= lastStep) call.outcome ??= { reason: 'steps' };
    // A part of the debugger's may end where the owner's call does, which is not asked again.
    else if ((vm.step !== step || vm.hintIndex !== hintIndex) && options.shouldStop?.(vm) === true) {
      call.outcome ??= { reason: 'breakpoint' };
    }
    return stop;
  }
}
