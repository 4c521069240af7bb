import {
  type CairoVm,
  type Hint,
  type MachineView,
  type Moment,
  type Program,
  type Relocatable,
} from '../../../vm-core/src/index.ts';
import type { DataStop } from './breakpoints/data-points.ts';
import { HitDecider } from './breakpoints/hit-decider.ts';
import { recordedHits } from './breakpoints/past-hits.ts';
import { CairoFrames } from './cairo-frame.ts';
import { divergenceMoment, type Comparison, type FinishedRun } from './compare/comparison.ts';
import { AllCode, type LoadedCode } from './code/loaded-code.ts';
import type { Place } from './code/places.ts';
import { Declarations } from './code/declarations.ts';
import type { SourceFiles } from './code/source-files.ts';
import { Listings } from './code/listing.ts';
import type { Naming } from './inspect/cell-text.ts';
import { Cells } from './inspect/cells.ts';
import { dictTracker } from './inspect/dict-tracker.ts';
import { FrameValues } from './inspect/frame-values.ts';
import type { Goal, Leg, Position } from './running/goal.ts';
import { runFreely } from './running/goals.ts';
import type { OwnerCalls } from './running/owner-calls.ts';
import { RunControl, type Halt } from './running/run-control.ts';
import { SkippedCode } from './running/skipped-code.ts';
import { DataWatch } from './running/data-watch.ts';
import { StopPoints } from './running/stop-points.ts';
import { positionOf } from './running/position.ts';
import type {
  DebuggeeEvents,
  DebuggeeHints,
  DebuggeeParts,
  NativeLook,
  StartOptions,
} from './debuggee-parts.ts';
import { Cursor } from './time/cursor.ts';
import { Origins } from './time/origins.ts';
import type { Search } from './time/stops-in-time.ts';
import { TimeTravel, type Landing, type Travelled } from './time/time-travel.ts';

/** A Cairo program in a VM, with its hints, to be run in parts and looked at in between. Knows nothing of DAP. */
export class Debuggee {
  readonly program: Program;
  readonly code: AllCode;
  readonly listings: Listings;
  readonly stopPoints: StopPoints;
  readonly decider: HitDecider;
  readonly frameValues: FrameValues;
  /** Shows the cells of memory. */
  readonly cells: Cells;
  readonly skippedCode: SkippedCode;
  /** Where the debugger stands in the time of the run. */
  readonly cursor: Cursor;
  /** Who wrote what, up to there. */
  readonly origins: Origins;
  readonly declarations: Declarations;
  /** Names what addresses of the programs' code stand for. */
  readonly naming: Naming;
  /** Called while the run goes on, when it has loaded a program. */
  onCodeLoaded: () => void = () => undefined;
  /** Called after that, with the program. */
  onProgramLoaded: (loaded: LoadedCode) => void = () => undefined;

  /** Moves the debugger in the recorded run. */
  readonly time: TimeTravel;

  readonly #control: RunControl;
  #frames: CairoFrames | undefined;
  #failure: Error | undefined;
  #isOver = false;
  #stopsOnEnd = false;
  /** Has it come to its end, and stands there? */
  #isAtEnd = false;
  /** Called when the person has seen a failure outside of the run. */
  #onSeen: () => void = () => undefined;
  /** Is the next pause the stop on entry? */
  #isEntering = false;

  /** What is to be seen of hints that run without Python, if there may be some. */
  readonly native: NativeLook | undefined;
  private readonly owner: OwnerCalls | undefined;
  private readonly finished: FinishedRun | undefined;

  constructor(
    readonly vm: CairoVm,
    readonly sources: SourceFiles,
    readonly hints: DebuggeeHints | undefined,
    private readonly events: DebuggeeEvents,
    { owner, native, finished }: DebuggeeParts = {},
  ) {
    this.finished = finished;
    this.owner = owner;
    this.native = native;
    this.program = vm.program;
    this.code = new AllCode(vm.programs);
    this.naming = address => this.code.symbolAt(address);
    this.skippedCode = new SkippedCode(this.code, sources);
    this.stopPoints = new StopPoints(vm.stopPcs);
    this.decider = new HitDecider(breakpoint => recordedHits(vm, breakpoint));
    this.cursor = new Cursor(vm, () => this.#control.isInHint);
    this.listings = new Listings(this.cursor, this.naming);
    this.frameValues = new FrameValues(this.cursor, this.naming, dictTracker(this.cursor, hints?.debugger));
    this.cells = new Cells(this.cursor, this.naming, (address, text) => this.#assign(address, text));
    this.origins = new Origins(this.cursor, this.code, sources);
    this.declarations = new Declarations(this.code, sources);
    vm.programs.onAdded = ({ program, base }) => {
      sources.addTexts(program.debugInfo?.fileContents ?? new Map());
      this.onCodeLoaded();
      const loaded = this.code.at(base);
      if (loaded) this.onProgramLoaded(loaded);
    };
    const breakpoints = {
      pcs: () => this.stopPoints.pcs(),
      stopsAt: (at: MachineView) => this.decider.inPast(this.stopPoints.hits(at.pc, at.hintIndex), at),
    };
    this.time = new TimeTravel(vm, this.cursor, breakpoints, () => this.position);
    const { stopPoints, decider } = this;
    const dataWatch = new DataWatch(vm, this.time.dataPoints);
    const control = { stopPoints, decider, dataWatch };
    this.#control = new RunControl(vm, control, hints?.debugger, owner, hint => this.runsInPython(hint));
    this.#control.onHalt = halt => void this.#halted(halt);
  }

  /** Can Python stop in the hint? */
  runsInPython(hint: Hint): boolean {
    return this.hints !== undefined && !this.native?.runsNatively(hint);
  }

  /** How the run compares with that of another VM. */
  get comparison(): Comparison | undefined {
    return this.finished?.comparison;
  }

  /** The failure that the run stands at. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Has the run ended? Nothing can be looked at any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  get isRunning(): boolean {
    return this.#control.isRunning || this.time.isMoving;
  }

  /** Does Python stand inside a hint? */
  get isInHint(): boolean {
    return this.cursor.isLive && this.#control.isInHint;
  }

  get position(): Position {
    return positionOf(this.vm, this.cursor.view);
  }

  /** Where a moment of the run is in the source. */
  readonly placeAt = ({ pc, hintIndex }: Pick<Position, 'pc' | 'hintIndex'>): Place | undefined =>
    this.code.placeAt(pc, hintIndex);

  /** The frames of this stop. */
  get frames(): CairoFrames {
    return (this.#frames ??= new CairoFrames(this.cursor, this.code));
  }

  /** Does the VM stand still because its owner does something else? */
  get isWaiting(): boolean {
    return this.owner?.isWaiting ?? false;
  }

  /** Lets the VM of an owner run whenever that lets it. */
  serveOwner(): void {
    this.#control.resume(runFreely());
  }

  /** Stops at breakpoints and in hints from now on, though the run may be under way. */
  watch({ stopOnEntry, recordHintScopes }: Omit<StartOptions, 'noDebug'>): void {
    this.#watchHints(recordHintScopes);
    this.#isEntering = stopOnEntry;
    if (stopOnEntry) this.#control.pause();
  }

  /** Stops nowhere any more. */
  unwatch(): void {
    this.time.dataPoints.replace([]);
    this.#toEdge();
    this.#isEntering = false;
    this.#control.unwatchHints();
    this.hints?.debugger.recordHintScopes(false);
    this.resume(runFreely());
  }

  /** The owner's call was given up: what runs of it halts no more. @param endsHint also ends the hint that runs */
  giveUp(endsHint: boolean): void {
    this.#toEdge();
    this.#failure = undefined;
    this.#onSeen();
    this.#control.giveUp(endsHint);
  }

  start({
    stopOnEntry,
    noDebug,
    stopOnEnd = false,
    handsOverHints = false,
    recordHintScopes,
  }: StartOptions): void {
    this.#stopsOnEnd = stopOnEnd && !noDebug;
    if (!noDebug) this.#watchHints(recordHintScopes, !handsOverHints);
    if (noDebug || stopOnEntry) this.#control.showStart();
    if (this.finished && !noDebug) this.#startOver(this.finished, stopOnEntry);
    else if (stopOnEntry && !noDebug) this.events.stopped({ reason: 'entry' });
    else this.resume(runFreely());
  }

  /** Starts at the beginning of a run that is over; at the first divergence of one that was compared. */
  #startOver({ comparison }: FinishedRun, stopOnEntry: boolean): void {
    const moment = comparison ? divergenceMoment(comparison) : { step: 0, hintIndex: 0 };
    if (moment) this.cursor.goTo(moment);
    const ids = this.time.stops.idsAt(this.cursor.view);
    if (comparison && moment) this.events.stopped({ reason: 'divergence', comparison });
    else if (!comparison && stopOnEntry) this.events.stopped({ reason: 'entry' });
    else if (!comparison && ids.length > 0) this.events.stopped({ reason: 'breakpoint', ids });
    else this.resume(runFreely());
  }

  #watchHints(recordsScopes: boolean, stopsInHints = true): void {
    if (stopsInHints) this.#control.watchHints();
    this.hints?.debugger.recordHintScopes(recordsScopes);
  }

  /**
   * Goes on towards a goal: through the recorded run, then with the VM. Behind its end and after a failure there is nowhere to
   * go: the run ends.
   */
  resume(goal: Goal): void {
    this.#frames = undefined;
    if (this.cursor.isLive) this.#resumeVm(goal);
    else void this.replay(goal);
  }

  /** Goes to a moment of the recorded run; nowhere if there is none. */
  jump(moment: Moment | undefined): void {
    this.#moved(this.time.land(moment && { moment }));
  }

  /** Goes where a search in the recorded run leads. */
  async travel(search: Search<Landing | undefined>): Promise<void> {
    this.#moved(await this.time.go(search));
  }

  /** Stands still at a failure that came after the run. Resolves when the person goes on. */
  showFailure(error: Error): Promise<void> {
    return new Promise(resolve => {
      this.#onSeen = resolve;
      this.#fail(error);
    });
  }

  /** Ends a run that has failed. An owner is told of it, and may look at its VM. */
  abandon(): void {
    this.#toEdge();
    if (!this.owner) return this.#end(1);
    this.#failure = undefined;
    this.#onSeen();
    this.#control.resume(runFreely());
  }

  pause(): void {
    if (this.time.isMoving) this.time.giveUp();
    else this.#control.pause();
  }

  /** Ends the run wherever it is. Nothing is told any more. */
  async close(): Promise<void> {
    this.#isOver = true;
    this.time.giveUp();
    this.#control.close();
    await this.hints?.stop?.();
  }

  /** Gives a cell a value, as text in the innermost frame. */
  #assign(address: Relocatable, text: string): void {
    const [frame] = this.frames.slice(0, 1);
    if (!frame) throw new Error('There is no frame to evaluate in.');
    this.frameValues.assign(frame, address, 1, text);
  }

  /** A data breakpoint: the VM may have gone on from there for a moment. */
  #accessed({ after, ids }: DataStop): void {
    this.cursor.goTo(after);
    this.events.stopped({ reason: 'breakpoint', ids, isData: true });
  }

  #resumeVm(goal: Goal, leg?: Leg): void {
    if (this.#isAtEnd) this.#end(0);
    else if (this.#failure) this.abandon();
    else this.#control.resume(goal, leg);
  }

  /** Goes on towards a goal from an earlier moment; resolves when that is there, or the VM runs. */
  async replay(goal: Goal): Promise<void> {
    const end = await this.time.towards(goal);
    if (this.#isOver) return;
    this.#frames = undefined;
    if (end.reason !== 'edge') this.#moved(end);
    else if (this.#isAtEnd) this.events.stopped({ reason: 'end' });
    else if (this.#failure) this.#fail(this.#failure);
    else this.#resumeVm(goal, end.leg);
  }

  #moved(end: Exclude<Travelled, { reason: 'edge' }>): void {
    if (this.#isOver) return;
    this.#frames = undefined;
    const { step, hintIndex } = this.cursor.moment;
    const isStart = step === 0 && hintIndex === 0 && end.reason === 'goal';
    this.events.stopped(isStart ? { reason: 'start' } : end);
  }

  #toEdge(): void {
    this.time.giveUp();
    this.cursor.toEdge();
    this.#frames = undefined;
  }

  async #halted(halt: Halt): Promise<void> {
    const isEntry = halt.reason === 'pause' && this.#isEntering;
    this.#isEntering = false;
    if (isEntry) this.events.stopped({ reason: 'entry' });
    else if (halt.reason === 'end') await this.#finish();
    else if (halt.reason === 'failed') this.#fail(halt.error);
    else if (halt.reason === 'data') this.#accessed(halt.stop);
    else this.events.stopped(halt);
  }

  /** The checks that follow the last instruction. */
  async #finish(): Promise<void> {
    try {
      if (!this.finished) await this.vm.end();
      else if (this.finished.failure) throw this.finished.failure;
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (!this.#stopsOnEnd) return this.#end(0);
    this.#isAtEnd = true;
    this.events.stopped({ reason: 'end' });
  }

  #fail(error: Error): void {
    if (this.#isOver) return;
    this.#failure = error;
    this.events.stopped({ reason: 'failed', error });
  }

  #end(exitCode: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    void this.hints?.stop?.();
    this.events.ended(exitCode);
  }
}
