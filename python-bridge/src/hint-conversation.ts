import {
  HintError,
  type CairoVm,
  type CellValue,
  type HintCall,
  type HintProcessor,
  Relocatable,
  type HintRuleKind,
  type Moment,
  type Program,
} from '../../vm-core/src/index.ts';
import { Answers } from './answers.ts';
import { describeBuiltin, setOutputState, type OutputDescription } from './builtin-questions.ts';
import { checkedMessage } from './checked-message.ts';
import { GarbageError, type Frame } from './frame-reader.ts';
import { FrameWriter } from './frame-writer.ts';
import { HintAccessError } from './hint-access.ts';
import type { HintDeadline } from './hint-deadline.ts';
import { HINT_FAILURE, hintError, HintLoadError, type HintFailure } from './hint-load-error.ts';
import { HintPrograms, type HintPlace, type SourceOptions } from './hint-programs.ts';
import { PRINTED_OUTPUT, type HintOutput, type PrintedOutput } from './hint-output.ts';
import type { Interpreter } from './interpreter.ts';
import { HintScopeHistory } from './hint-scopes/hint-scope-history.ts';
import { applyOperations } from './operations.ts';
import { relocatable, type Pair } from './pair.ts';
import { Poller } from './poller.ts';
import { FLAG_STEPPING, jsonFrame, Kind } from './protocol.ts';
import { linesByFile, PythonDebugger, STOP_MESSAGE, type StopMessage } from './python-debugger.ts';
import { describeHint } from './python-lost.ts';
import { segmentCounts, vmState } from './vm-state.ts';

export interface ConversationOptions {
  /** Where the files of the program's hints are. */
  readonly sources: SourceOptions;
  readonly onOutput: (output: HintOutput) => void;
}

/** One run of one hint. */
interface Run {
  readonly id: number;
  readonly call: HintCall;
  isEnded: boolean;
  error: Error | undefined;
  settle: (() => void) | undefined;
}

/** The VM's side of the conversation with the interpreter that runs its hints, whoever started which. */
export class HintConversation implements HintProcessor {
  readonly debugger: PythonDebugger;
  /** What the scopes of the hints were. */
  readonly hintScopeHistory = new HintScopeHistory();
  /** Watches hints that last. */
  protected deadline: HintDeadline | undefined;
  readonly #programs: HintPrograms;
  readonly #writer = new FrameWriter();
  readonly #answers: Answers;
  #vm: CairoVm | undefined;
  #run: Run | undefined;
  readonly #poller = new Poller();
  #isPolling = false;
  #lost: string | undefined;
  /** What the next frame of a kind is awaited for: the handshake and the end of the run. */
  readonly #awaited = new Map<number, { resolve: (body: unknown) => void; reject: (error: Error) => void }>();

  constructor(
    private readonly interpreter: Interpreter,
    private readonly options: ConversationOptions,
  ) {
    this.#programs = new HintPrograms(options.sources);
    this.#answers = new Answers(this.#programs, this.#writer);
    this.debugger = new PythonDebugger({
      send: frame => interpreter.transport.send(frame),
      sendControl: frame => interpreter.transport.sendControl(frame),
      keepAlive: on => interpreter.keepAlive(on || this.#run !== undefined),
      isInHint: () => this.#run !== undefined,
      vmState: () => vmState(this.#vm),
      recordsScopes: on => this.recordsScopes(on),
    });
  }

  /**
   * Has Python compile the hints of the program that will run. `settings`: what else Python is told first.
   * @throws HintLoadError if a hint does not compile
   * @throws HintAccessError if what hints are to be given cannot be made
   */
  async load(program: Program, settings: object): Promise<void> {
    const description = { prime: String(program.prime), ...settings, ...this.#programs.add(program) };
    const ready = (await this.exchange(Kind.init, Kind.ready, description)) as {
      failure?: HintFailure & { hint: number };
      refused?: string;
      lines?: unknown;
    };
    if (ready.refused !== undefined) throw new HintAccessError(ready.refused);
    if (ready.failure) {
      throw new HintLoadError(hintError(ready.failure), this.#programs.place(ready.failure.hint));
    }
    this.debugger.lines = linesByFile(ready.lines);
  }

  /** The path by which Python knows a file of the debug information; its name if it was not found. */
  pathOf(filename: string): string {
    return this.#programs.pathOf(filename);
  }

  /** Tells Python of the VM's builtins; done by the first hint if not before. */
  attach(vm: CairoVm): void {
    if (this.#vm === vm) return;
    if (this.#vm) throw new Error('These hints belong to another VM: start Python once for each VM.');
    this.#vm = vm;
    const segments = Array.from({ length: vm.segments.count }, (_, segment) => segment);
    const builtins = vm.builtins.map(builtin => describeBuiltin(builtin, vm.layout.name));
    const validatedSegments = segments.filter(segment => vm.memory.hasValidation(segment));
    this.interpreter.transport.send(jsonFrame(Kind.attach, { builtins, validatedSegments }));
  }

  execute(call: HintCall): void | Promise<void> {
    this.attach(call.vm);
    if (this.#lost !== undefined) throw this.lostError(this.#lost, call);
    if (this.#run) throw new Error('A hint of this VM runs already.');
    const id = this.#programs.idOf(call.hint);
    if (id === undefined) throw new Error('This hint is not one of the program that Python was started for.');
    const run: Run = { id, call, isEnded: false, error: undefined, settle: undefined };
    this.#run = run;
    this.debugger.hintStarted();
    this.interpreter.transport.send(this.request(run));
    this.pollFor(run);
    if (!run.isEnded) return this.whenEnded(run);
    if (run.error) throw run.error;
  }

  async endRun(): Promise<void> {
    if (this.#lost !== undefined) throw new Error(`${this.#lost}. What hints left open cannot be checked.`);
    const ended = await this.exchange(Kind.end, Kind.ended, segmentCounts(this.#vm));
    const { error, output } = ended as { error?: string; output?: OutputDescription | null };
    if (error !== undefined) throw new Error(error);
    if (this.#vm && output) setOutputState(this.#vm, output);
  }

  async deduce(address: Relocatable): Promise<CellValue | undefined> {
    const value = await this.askRules('deduction', address);
    if (value === null) return undefined;
    return typeof value === 'string' ? BigInt(value) : relocatable(value);
  }

  async validate(address: Relocatable): Promise<void> {
    await this.askRules('validation', address);
  }

  /** Asks the rules that hints made about a cell. @throws Error with what a rule raised */
  private async askRules(
    kind: HintRuleKind,
    { segment, offset }: Relocatable,
  ): Promise<string | Pair | null> {
    if (this.#lost !== undefined)
      throw new Error(`${this.#lost}. The rules that hints made cannot be asked.`);
    const question = { kind, address: [segment, offset], ...segmentCounts(this.#vm) };
    const answer = await this.exchange(Kind.rule, Kind.ruled, question);
    const { value = null, error } = answer as { value?: string | Pair | null; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Sends a frame between hints and waits for the one that answers it. */
  private async exchange(kind: number, answerKind: number, body: unknown): Promise<unknown> {
    const answer = this.next(answerKind);
    this.interpreter.keepAlive(true);
    this.interpreter.transport.send(jsonFrame(kind, body));
    try {
      return await answer;
    } finally {
      this.interpreter.keepAlive(false);
    }
  }

  private whenEnded(run: Run): Promise<void> {
    return new Promise((resolve, reject) => {
      this.interpreter.keepAlive(true);
      this.deadline?.start();
      run.settle = () => {
        this.deadline?.end();
        this.interpreter.keepAlive(false);
        if (run.error) reject(run.error);
        else resolve();
      };
    });
  }

  /** A short hint ends before the event loop could wake up. */
  private pollFor(run: Run): void {
    const { transport } = this.interpreter;
    if (!transport.canPoll || this.#isPolling) return;
    this.#isPolling = true;
    this.#poller.poll(transport, () => run.isEnded || this.debugger.isStopped);
    this.#isPolling = false;
  }

  private request({ id, call: { vm, pc } }: Run): Uint8Array {
    const { ap, fp, step, segments, memory } = vm;
    const writer = this.#writer.start(Kind.run).uint32(id).address(pc).address(ap).address(fp).uint64(step);
    writer.uint32(segments.count).uint32(segments.temporaryCount);
    this.#programs.plan(id).write(writer, { ap, fp, memory });
    return writer.finish();
  }

  /** Takes a frame that Python sent. @throws Error for one that has no place in the conversation */
  take(frame: Frame): void {
    switch (frame.kind) {
      case Kind.done:
      case Kind.fail:
        return this.end(frame);
      case Kind.ask:
        return this.answer(frame);
      case Kind.output:
        return this.print(checkedMessage(frame.json(), PRINTED_OUTPUT));
      case Kind.stopped:
        return this.stopped(checkedMessage(frame.json(), STOP_MESSAGE));
      case Kind.lines:
        this.debugger.lines = linesByFile(frame.json());
        return;
      case Kind.scopes:
        return this.takeScopes(frame);
      case Kind.result:
        return this.debugger.answered(checkedMessage<{ id: number }>(frame.json(), { id: ['number'] }));
      default: {
        const awaited = this.#awaited.get(frame.kind);
        if (awaited === undefined) throw new Error(`a frame of the unexpected kind ${frame.kind}`);
        this.#awaited.delete(frame.kind);
        awaited.resolve(checkedMessage(frame.json(), {}));
      }
    }
  }

  private recordsScopes(on: boolean): Moment {
    const { step = 0, hintIndex = 0 } = this.#vm ?? {};
    const moment = { step, hintIndex };
    if (on) this.hintScopeHistory.begin();
    else this.hintScopeHistory.end(moment);
    return moment;
  }

  /** Python has told what a hint, or the person at the debugger, changed in the scopes. */
  private takeScopes(frame: Frame): void {
    const microseconds = frame.uint64();
    const isOfHint = frame.uint8() !== 0;
    const told = { step: frame.uint64(), hintIndex: frame.uint32() };
    const run = this.#run;
    const isAfter = isOfHint && run !== undefined;
    const from = isAfter ? { step: run.call.vm.step, hintIndex: run.call.hintIndex + 1 } : told;
    this.hintScopeHistory.take(from, microseconds, frame.text());
  }

  private print({ category, text, file, line }: PrintedOutput): void {
    this.options.onOutput(file === null ? { category, text } : { category, text, file, line: line ?? 1 });
  }

  private answer(frame: Frame): void {
    if (this.#vm === undefined) throw new Error('a question before the first hint');
    this.interpreter.transport.send(this.#answers.answer(frame, this.#vm, this.#run?.id));
    if (this.#run) this.pollFor(this.#run);
  }

  /** Takes what the hint did; the run of the hint is over. */
  private end(frame: Frame): void {
    const run = this.#run;
    if (run === undefined) throw new Error('the end of a hint that does not run');
    let flags = 0;
    try {
      flags = applyOperations(frame, run.call.vm);
    } catch (error) {
      if (error instanceof GarbageError) throw error;
      run.error = new HintError(error instanceof Error ? error.message : String(error), '');
    }
    if (frame.kind === Kind.fail) run.error = hintError(checkedMessage(frame.json(), HINT_FAILURE));
    this.hintScopeHistory.executed();
    this.debugger.hintEnded((flags & FLAG_STEPPING) !== 0);
    this.finish(run);
  }

  private finish(run: Run): void {
    run.isEnded = true;
    this.#run = undefined;
    this.debugger.hintLeft();
    run.settle?.();
  }

  private stopped({ hint, text, ...stop }: StopMessage): void {
    const place = hint === null ? undefined : this.#programs.place(hint);
    this.debugger.stopped({
      ...stop,
      text: text ?? undefined,
      pc: this.addressOf(place),
      hintIndex: place?.index ?? 0,
    });
  }

  private addressOf(place: HintPlace | undefined): Relocatable {
    const base = place?.base ?? this.#vm?.programBase ?? new Relocatable(0, 0);
    return base.add(place?.pc ?? 0);
  }

  /** The body of the next frame of this kind. Rejects when Python is lost. */
  protected next(kind: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) reject(this.lostAtStart(this.#lost));
      else this.#awaited.set(kind, { resolve, reject });
    });
  }

  /** Ends all that waits for Python. `reason` is the start of a sentence. */
  protected lose(reason: string): void {
    if (this.#lost !== undefined) return;
    this.#lost = reason;
    const error = this.lostAtStart(reason);
    for (const { reject } of this.#awaited.values()) reject(error);
    this.#awaited.clear();
    this.debugger.lost(new Error(`${reason}.`));
    if (this.#run) {
      this.#run.error = this.lostError(`${reason} while it ran`, this.#run.call);
      this.finish(this.#run);
    }
  }

  /** The error of those who wait for Python before or after its hints. */
  protected lostAtStart(reason: string): Error {
    return new Error(`${reason}.`);
  }

  private lostError(reason: string, call: HintCall): HintError {
    const id = this.#programs.idOf(call.hint);
    const place = id === undefined ? undefined : this.#programs.place(id);
    const words = this.interpreter.lastWords;
    const what = reason.endsWith('while it ran') ? '' : '. It cannot run';
    return new HintError(
      `${reason}${what} ${describeHint(place, String(call.pc))}. Start the program again.` +
        (words === '' ? '' : `\nPython's last words:\n${words}`),
      '',
      place?.file === undefined ? {} : { line: place.line },
    );
  }
}
