import type { HintConversation } from '../../../python-bridge/src/index.ts';
import { PythonError, type CairoVm } from '../../../vm-core/src/index.ts';
import { ClientError } from '../client-error.ts';
import { SourceFiles } from '../debuggee/code/source-files.ts';
import type { Stop } from '../debuggee/stop.ts';
import { bindBreakpoints } from '../session/breakpoints/breakpoints.ts';
import { reportLoaded } from '../session/code/loaded-sources.ts';
import { useSkipping } from '../session/flow/just-my-cairo.ts';
import { THREAD_ID, type Session } from '../session/session.ts';
import { SourceReferences } from '../session/source-references.ts';
import { startWhenReady } from '../session/starting.ts';
import { reportStop } from '../session/stops.ts';
import { readAttachArguments, type AttachArguments } from './attach-arguments.ts';
import { DebuggedVm } from './debugged-vm.ts';
import { FirstClient } from './first-client.ts';
import { ThreadName } from './thread-name.ts';

export interface AttachOptions {
  /** Where names of source files start from, and relative paths of the client. */
  readonly cwd: string;
  /** Does the owner's first call wait for a client? */
  readonly wait: boolean;
}

/** A client that is attached. */
interface Attached {
  readonly session: Session;
  readonly args: AttachArguments;
}

/** Lets clients attach to the VMs of an owner, which has one at a time; one client at a time. */
export class AttachService {
  readonly #firstClient: FirstClient;
  readonly #threadName = new ThreadName();
  #attached: Attached | undefined;
  #current: DebuggedVm | undefined;
  #isLeft = false;
  #isClosing = false;

  constructor(private readonly options: AttachOptions) {
    this.#firstClient = new FirstClient(options.wait);
  }

  // --- for the owner

  /** The VM that the owner works with from now on. A client that is attached stays attached. */
  use(vm: CairoVm, hints: HintConversation): DebuggedVm {
    const { cwd } = this.options;
    const texts = vm.program.debugInfo?.fileContents ?? new Map<string, string>();
    const sourceRoots = this.#attached?.args.sourceRoots ?? [];
    const sources = new SourceFiles({ cwd, programFolder: cwd, sourceRoots, texts });
    this.#current = new DebuggedVm(vm, hints, sources, {
      began: () => this.#firstClient.come(),
      stopped: stop => this.stopped(stop),
      continued: () => this.continued(),
    });
    if (this.#attached) this.load(this.#attached, this.#current);
    return this.#current;
  }

  /** Lets the owner go on without a client. */
  giveUpWaiting(): void {
    this.#firstClient.giveUp();
  }

  /** Has a client that was attached gone by itself? */
  get isLeft(): boolean {
    return this.#isLeft;
  }

  /** Tells the client that this was the end. @param restart see `terminated` in the Debug Adapter Protocol */
  close(restart: object): void {
    this.#isClosing = true;
    this.#attached?.session.send('terminated', { restart });
  }

  // --- for clients

  /** The `attach` request. */
  readonly attach = (session: Session, raw: object): void => {
    if (session.isLaunched) throw new ClientError('This session is attached already.');
    if (this.#attached) throw new ClientError('Another client is attached to this VM already.', true);
    const args = readAttachArguments(raw, this.options.cwd);
    session.isLaunched = true;
    session.feltFormats.all = args.feltFormat;
    session.onOver = () => this.detach(session);
    this.#attached = { session, args };
    this.#current?.debuggee.sources.addRoots(args.sourceRoots);
    if (this.#current) this.load(this.#attached, this.#current);
  };

  /** Gives a client the VM. Its breakpoints are asked for with the first one; for further ones they are known. */
  private load({ session, args }: Attached, { debuggee }: DebuggedVm): void {
    const isFirst = session.loaded === undefined;
    session.loaded = {
      debuggee,
      options: { stepCount: args.stepCount, noDebug: false },
      sources: new SourceReferences(debuggee.sources),
      start: () => this.start({ session, args }),
      terminate: () => this.terminate(session),
    };
    session.watchExceptions();
    useSkipping(session, debuggee, args.skipping);
    debuggee.onProgramLoaded = program => reportLoaded(session, program);
    bindBreakpoints(session, debuggee);
    if (isFirst) session.afterResponse(() => session.send('initialized'));
    session.afterResponse(() => startWhenReady(session));
  }

  private start({ session, args }: Attached): void {
    this.#isLeft = false;
    session.loaded?.debuggee.watch(args);
    this.#threadName.show(session);
    this.#firstClient.isThere();
  }

  private stopped(stop: Stop): void {
    if (this.#attached) reportStop(this.#attached.session, stop);
    else this.#current?.debuggee.unwatch();
  }

  private continued(): void {
    const session = this.#attached?.session;
    if (session?.stop === undefined) return;
    session.stop = undefined;
    session.send('continued', { threadId: THREAD_ID, allThreadsContinued: true });
  }

  private async terminate(session: Session): Promise<void> {
    const error = new PythonError('RuntimeError', 'The run was ended in the debugger.');
    this.#firstClient.giveUp(error);
    await this.#current?.endCall(error);
    this.detach(session);
  }

  /** The VM goes on without the client. */
  private detach(session: Session): void {
    if (this.#attached?.session !== session) return;
    this.#attached = undefined;
    this.#isLeft = session.isConfigured && !session.comesAgain && !this.#isClosing;
    this.#threadName.hide();
    const debuggee = this.#current?.debuggee;
    session.breakpoints.detach();
    debuggee?.hints?.debugger.stopOnException(false);
    debuggee?.unwatch();
  }
}
