import type { AttachServer, AttachService } from '../../debug-adapter/src/index.ts';
import type { HintConversation } from '../../python-bridge/src/index.ts';
import type { CairoVm } from '../../vm-core/src/index.ts';
import type { OwnerRunner } from './owned-run.ts';

/** The debugger of this process's VMs. */
export class Debugging {
  constructor(
    private readonly service: AttachService,
    private readonly server: AttachServer,
  ) {}

  get port(): number {
    return this.server.port;
  }

  /** Has the person at the debugger gone, so that further VMs of the owner need not wait? */
  get isLeft(): boolean {
    return this.service.isLeft;
  }

  /** What runs a VM from now on. */
  runnerOf(vm: CairoVm, hints: HintConversation): OwnerRunner {
    return this.service.use(vm, hints);
  }

  /** The owner does not want to wait for an editor any more. */
  giveUpWaiting(): void {
    this.service.giveUpWaiting();
  }

  /** Tells the editor of the end and waits a moment for it. It may attach again as long as the owner lives. */
  close(): Promise<void> {
    return this.server.close({ owner: process.ppid });
  }
}
