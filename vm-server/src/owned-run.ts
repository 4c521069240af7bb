import type { HintConversation } from '../../python-bridge/src/index.ts';
import type { CairoVm } from '../../vm-core/src/index.ts';
import type { HintOptions } from './make-run.ts';

/** Runs a VM as the owner asks: the VM itself, or a debugger that does so in parts. */
export type OwnerRunner = Pick<CairoVm, 'run' | 'pause' | 'end'>;

/** The VM that the owner works with now, and how its hints get to the owner. */
export interface OwnedRun {
  readonly vm: CairoVm;
  readonly conversation: HintConversation;
  readonly runner: OwnerRunner;
  /**
   * Has the hints compiled and decides what runs them.
   * @throws VmException if one does not compile, UnknownHintsError if all must be native and some are not
   */
  readonly startHints: (options: HintOptions) => Promise<void>;
}
