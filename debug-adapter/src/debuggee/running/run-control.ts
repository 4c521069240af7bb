import type { PythonDebugger, PythonStop } from '../../../../python-bridge/src/index.ts';
import type { CairoVm, Hint, Relocatable, Stop, VmException } from '../../../../vm-core/src/index.ts';
import type { HitDecider, StoppingIds } from '../breakpoints/hit-decider.ts';
import type { DataStop } from '../breakpoints/data-points.ts';
import type { DataWatch } from './data-watch.ts';
import type { Goal, Leg, Position } from './goal.ts';
import { runFreely } from './goals.ts';
import { positionOf } from './position.ts';
import { freeRunner, type Runner } from './runner.ts';
import type { StopPoints } from './stop-points.ts';

/** Why the run stands still. */
export type Halt =
  /** The goal is reached. */
  | { readonly reason: 'goal' }
  | { readonly reason: 'pause' }
  /** A data breakpoint; the VM may be some instructions behind the access. */
  | { readonly reason: 'data'; readonly stop: DataStop }
  | {
      readonly reason: 'breakpoint';
      readonly ids: readonly number[];
      /** Are they data breakpoints? */
      readonly isData?: boolean;
    }
  /** Inside a hint, in Python; the breakpoints that stop there. */
  | { readonly reason: 'hint'; readonly stop: PythonStop; readonly ids: readonly number[] }
  | { readonly reason: 'failed'; readonly error: VmException }
  /** The program's last instruction is done. */
  | { readonly reason: 'end' };

/** What running control needs of the Python debugger. */
export type HintDebugger = Pick<
  PythonDebugger,
  'isStopped' | 'onStopped' | 'stopOnEntry' | 'resume' | 'pause'
>;

/** How long legs may follow each other before others get a turn, in milliseconds: a pause is heard within 50. */
const TURN = 15;
/** How long after a pause that nobody heard it is asked for again, in milliseconds. */
const PAUSE_AGAIN = 20;

/**
 * Runs the VM towards a goal, leg by leg, until something halts it. A goal may be replaced while Python is
 * stopped inside a hint: the hint's run then ends the leg that is under way, and the new goal is asked.
 */
export class RunControl {
  /** Called each time the run halts. Nothing runs then, but a stopped hint may be under way. */
  onHalt: (halt: Halt) => void = () => undefined;

  readonly #vm: CairoVm;
  readonly #stopPoints: StopPoints;
  readonly #dataWatch: DataWatch;
  readonly #decider: HitDecider;
  readonly #hints: HintDebugger | undefined;
  readonly #runner: Runner;
  #goal: Goal | undefined;
  /** Is a `vm.run` under way? True also while Python is stopped in a hint. */
  #running = false;
  #pausing = false;
  /** The leg under way is no longer wanted: end it as soon as its hint is done. */
  #endLeg = false;
  /** Stop pcs of the leg under way. */
  readonly #legPcs: Relocatable[] = [];
  /** A leg that the VM's owner cut short. */
  #cutLeg: Leg | undefined;
  /** Has nothing run yet, so that breakpoints on the first instruction have not been asked? */
  #isFresh = true;
  /** Did the run stand still before anything has run, so that it need not halt there again? */
  #isShown = false;
  /** The moment at which breakpoints were asked last, and what they said: they count, and are asked once. */
  readonly #decided: { step: number; hintIndex: number; ids: StoppingIds } = {
    step: -1,
    hintIndex: 0,
    ids: [],
  };
  #endsHints = false;
  /** Is Python asked whether a breakpoint stops at which it stands? */
  #isDeciding = false;
  /** Did the leg end only because Python has to say whether a breakpoint stops? */
  #isLeftToDecide = false;
  #closed = false;

  constructor(
    vm: CairoVm,
    breakpoints: {
      readonly stopPoints: StopPoints;
      readonly decider: HitDecider;
      readonly dataWatch: DataWatch;
    },
    hints: HintDebugger | undefined,
    runner: Runner = freeRunner(vm),
    private readonly runsInPython: (hint: Hint) => boolean = () => true,
  ) {
    this.#vm = vm;
    this.#stopPoints = breakpoints.stopPoints;
    this.#decider = breakpoints.decider;
    this.#dataWatch = breakpoints.dataWatch;
    this.#hints = hints;
    this.#runner = runner;
  }

  /** Lets Python stop inside hints, from now on. */
  watchHints(): void {
    const hints = this.#hints;
    if (!hints) return;
    hints.onStopped = stop => {
      if (this.#runner.isGivenUp) hints.resume(this.#endsHints ? 'end' : 'continue');
      else void this.#haltedInHint(stop);
    };
  }

  /** The run stands still before it has begun. */
  showStart(): void {
    this.#isShown = true;
  }

  /** Stops in hints no more. */
  unwatchHints(): void {
    if (this.#hints) this.#hints.onStopped = undefined;
  }

  /** Is anything running, so that state must not be read? */
  get isRunning(): boolean {
    return this.#running && (this.#isDeciding || !this.isInHint);
  }

  /** Is Python stopped inside a hint? */
  get isInHint(): boolean {
    return this.#hints?.isStopped ?? false;
  }

  get position(): Position {
    return positionOf(this.#vm, this.#vm);
  }

  /**
   * Starts the run, or goes on with it. `onHalt` tells when it stands again.
   * @param leg a stretch towards the goal that is under way already
   */
  resume(goal: Goal, leg?: Leg): void {
    this.#goal = goal;
    this.#cutLeg = leg;
    this.#pausing = false;
    if (this.#hints?.isStopped) {
      this.#endLeg = true;
      this.#addLegPc(this.#vm.pc);
      this.#hints.resume(goal.python);
    } else if (!this.#running) {
      void this.#run();
    }
  }

  /** Asks the run to halt soon, in a hint too. */
  pause(): void {
    if (!this.isRunning || this.#pausing) return;
    this.#pausing = true;
    this.#askToPause();
  }

  /**
   * The run was given up (`Runner.isGivenUp`): it halts no more.
   * @param endsHint has the hint that runs raise that the run was ended; else it goes on to its end
   */
  giveUp(endsHint: boolean): void {
    this.#endsHints = endsHint;
    if (this.isInHint) this.#hints?.resume(endsHint ? 'end' : 'continue');
    else if (!this.#running) this.resume(runFreely());
    else if (endsHint) this.#askToPause();
  }

  /** Ends all running for good; nothing is told any more. A hint under way ends when its interpreter is stopped. */
  close(): void {
    this.#closed = true;
    this.#vm.pause();
  }

  /** Python does not hear of a pause between two hints, nor before it goes on from a stop: it is asked again. */
  #askToPause(): void {
    const isWanted = this.#pausing || (this.#runner.isGivenUp && this.#endsHints);
    // Where the run waits for the VM's owner it halts before it goes on.
    if (!isWanted || !this.isRunning || this.#closed || this.#runner.isWaiting) return;
    this.#vm.pause();
    this.#hints?.pause();
    setTimeout(() => this.#askToPause(), PAUSE_AGAIN).unref();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let halt: Halt | undefined;
    let turnEnd = performance.now() + TURN;
    while (!halt && !this.#closed) {
      await this.#runner.ready();
      halt = await this.#advance();
      if (performance.now() > turnEnd) {
        await new Promise(resolve => setImmediate(resolve));
        turnEnd = performance.now() + TURN;
      }
    }
    this.#running = false;
    if (halt) this.#halted(halt);
  }

  /** Does the next part of the run. @returns why the run halts after it, or before */
  async #advance(): Promise<Halt | undefined> {
    const ids = this.#isFresh ? await this.#decide() : [];
    const isNews = ids.length > 0 && !this.#isShown;
    this.#isFresh = this.#isShown = false;
    if (this.#pausing) return { reason: 'pause' };
    if (isNews) return { reason: 'breakpoint', ids };
    const leg = this.#cutLeg ?? this.#goal?.next(this.position);
    return leg ? this.#runLeg(leg) : { reason: 'goal' };
  }

  async #runLeg(leg: Leg): Promise<Halt | undefined> {
    const vm = this.#vm;
    const [step, hintIndex] = [vm.step, vm.hintIndex];
    const stop = await this.#runVm(leg);
    const isCut = stop.reason === 'steps' && leg.kind === 'until' && !this.#isReached(leg);
    this.#cutLeg = isCut ? leg : undefined;
    if (this.#runner.isGivenUp) return undefined;
    const access = this.#dataWatch.take();
    if (access) return { reason: 'data', stop: access };
    if (stop.reason === 'error') return { reason: 'failed', error: stop.error };
    if (stop.reason === 'end') return this.#runner.goesOnAtEnd ? undefined : { reason: 'end' };
    // Where the run has just stood still, a breakpoint has been told already.
    const moved = vm.step !== step || vm.hintIndex !== hintIndex;
    const ids = moved ? await this.#decide() : [];
    if (ids.length > 0) return { reason: 'breakpoint', ids };
    if (this.#isLeftToDecide) this.#cutLeg = restOf(leg, vm.step - step);
    return this.#pausing ? { reason: 'pause' } : undefined;
  }

  /** Is one of the hints that are next here one of Python? */
  get #isBeforePython(): boolean {
    const { pc, hintIndex } = this.#vm;
    return this.#vm.hintsAt(pc).slice(hintIndex).some(this.runsInPython);
  }

  async #runVm(leg: Leg): Promise<Stop> {
    const vm = this.#vm;
    if (leg.kind === 'until') this.#addLegPc(leg.pc);
    if (leg.kind === 'one') this.#addLegPc(vm.pc);
    if (leg.kind === 'one' && this.#goal?.entersHints && this.#isBeforePython) this.#hints?.stopOnEntry(true);
    const maxSteps = leg.kind === 'steps' ? leg.count : leg.kind === 'one' ? 1 : undefined;
    const shouldStop = (): boolean =>
      this.#endLeg || leg.kind === 'one' || (leg.kind === 'until' && this.#isReached(leg)) || this.#mayStop();
    this.#isLeftToDecide = false;
    const watch = this.#dataWatch.begin();
    const stop = await this.#runner.run({
      shouldStop,
      ...(watch && { watch }),
      ...(maxSteps === undefined ? {} : { maxSteps }),
    });
    for (const pc of this.#legPcs.splice(0)) vm.stopPcs.delete(pc);
    this.#endLeg = false;
    return stop;
  }

  /** Does a breakpoint stop here, or will Python say so? */
  #mayStop(): boolean {
    const ids = this.#decide();
    this.#isLeftToDecide = ids instanceof Promise;
    return ids instanceof Promise || ids.length > 0;
  }

  /** The breakpoints that stop here. */
  #decide(): StoppingIds {
    const { step, hintIndex, pc } = this.#vm;
    const decided = this.#decided;
    if (decided.step !== step || decided.hintIndex !== hintIndex) {
      decided.step = step;
      decided.hintIndex = hintIndex;
      decided.ids = this.#decider.decide(this.#stopPoints.hits(pc, hintIndex), this.#vm);
    }
    return decided.ids;
  }

  #isReached({ pc, fp }: Extract<Leg, { kind: 'until' }>): boolean {
    return this.#vm.pc.equals(pc) && this.#vm.fp.equals(fp);
  }

  #addLegPc(pc: Relocatable): void {
    this.#legPcs.push(pc);
    this.#vm.stopPcs.add(pc);
  }

  /** Python stops wherever there is a breakpoint: it goes on if none of them stops. */
  async #haltedInHint(stop: PythonStop): Promise<void> {
    const hits = stop.reason === 'breakpoint' ? this.#stopPoints.pythonHits(stop.file, stop.line) : [];
    let ids: readonly number[] = [];
    if (hits.length > 0) {
      this.#isDeciding = true;
      ids = await this.#decider.decide(hits, this.#vm);
      this.#isDeciding = false;
    }
    if (hits.length === 0 || ids.length > 0 || this.#pausing) this.#halted({ reason: 'hint', stop, ids });
    else if (this.isInHint) this.#hints?.resume('asBefore');
  }

  #halted(halt: Halt): void {
    this.#pausing = false;
    if (!this.#closed) this.onHalt(halt);
  }
}

/** What is left of a leg that ended early; undefined: its goal will say. */
function restOf(leg: Leg, steps: number): Leg | undefined {
  if (leg.kind === 'until') return leg;
  if (leg.kind === 'steps' && steps < leg.count) return { kind: 'steps', count: leg.count - steps };
  return undefined;
}
