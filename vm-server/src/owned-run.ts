import type { HintConversation } from '../../python-bridge/src/index.ts';
import type { CairoVm } from '../../vm-core/src/index.ts';

/** Runs a VM as the owner asks: the VM itself, or a debugger that does so in parts. */
export type OwnerRunner = Pick<CairoVm, 'run' | 'pause' | 'end'>;

/** The VM that the owner works with now, and how its hints get to the owner. */
export interface OwnedRun {
  readonly vm: CairoVm;
  readonly conversation: HintConversation;
  readonly runner: OwnerRunner;
}
