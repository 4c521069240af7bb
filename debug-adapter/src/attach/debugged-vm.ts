import type { HintConversation } from '../../../python-bridge/src/index.ts';
import type { CairoVm, EndOptions, RunOptions, Stop as VmStop } from '../../../vm-core/src/index.ts';
import type { SourceFiles } from '../debuggee/code/source-files.ts';
import { Debuggee } from '../debuggee/debuggee.ts';
import type { Stop } from '../debuggee/stop.ts';
import { OwnerCalls } from '../debuggee/running/owner-calls.ts';

/** What a debugged VM tells the one who made it. */
export interface DebuggedVmEvents {
  /** Resolves when the owner's call may begin; false: it was given up before. @throws Error with which it was */
  began(): Promise<boolean>;
  /** It stands still. */
  stopped(stop: Stop): void;
  /** The owner has made it go on. */
  continued(): void;
}

/** How long a hint may take to hear that the run was ended. */
const ENDING_MS = 1000;

/** A VM that its owner runs through a debugger: a call takes as long as the person at the debugger likes. */
export class DebuggedVm {
  readonly debuggee: Debuggee;
  readonly #calls: OwnerCalls;

  constructor(
    private readonly vm: CairoVm,
    hints: HintConversation,
    sources: SourceFiles,
    private readonly events: DebuggedVmEvents,
  ) {
    this.#calls = new OwnerCalls(vm);
    const ended = (): void => undefined;
    const stopped = (stop: Stop): void => events.stopped(stop);
    this.debuggee = new Debuggee(vm, sources, hints, { stopped, ended }, { owner: this.#calls });
    this.debuggee.serveOwner();
  }

  /** As `CairoVm.run`. @throws Error if the run was ended in the debugger */
  async run(options: RunOptions = {}): Promise<VmStop> {
    return (await this.events.began()) ? this.#calls.call(options) : { reason: 'paused' };
  }

  /** Makes the owner's call return soon, also while it stands still. A hint that runs goes on to its end. */
  pause(): void {
    this.#calls.giveUp({ reason: 'paused' });
    this.events.continued();
    this.debuggee.giveUp(false);
  }

  /** As `CairoVm.end`; the person sees what is wrong before the owner does. */
  async end(options: EndOptions = {}): Promise<void> {
    try {
      await this.vm.end(options);
    } catch (error) {
      if (error instanceof Error) await this.debuggee.showFailure(error);
      throw error;
    }
  }

  /** Ends the owner's call with an error. */
  async endCall(error: Error): Promise<void> {
    const { settled } = this.#calls;
    this.#calls.giveUp(error);
    this.debuggee.giveUp(true);
    await Promise.race([settled, new Promise(resolve => setTimeout(resolve, ENDING_MS))]);
  }
}
