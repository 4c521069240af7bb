import type { HintConversation } from '../../python-bridge/src/index.ts';
import type { CairoVm } from '../../vm-core/src/index.ts';

/** The VM that the owner works with now, and how its hints get to the owner. */
export interface OwnedRun {
  readonly vm: CairoVm;
  readonly conversation: HintConversation;
}
