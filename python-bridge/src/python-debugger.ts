import type { Moment, Relocatable } from '../../vm-core/src/index.ts';
import { checkedMessage, type Fields } from './checked-message.ts';
import { GarbageError } from './frame-reader.ts';
import { Kind, jsonFrame } from './protocol.ts';

/** Why a hint has stopped. */
export type PythonStopReason = 'entry' | 'step' | 'breakpoint' | 'pause' | 'exception';

export interface PythonStop {
  readonly reason: PythonStopReason;
  /** Of an exception: its class and text. */
  readonly text: string | undefined;
  /** Absolute path where the hint's file was found, else the name in the debug information, else `<hintN>`. */
  readonly file: string;
  readonly line: number;
  /** The hint that runs: its pc, and its position there. */
  readonly pc: Relocatable;
  readonly hintIndex: number;
}

export interface PythonFrame {
  readonly id: number;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** The frame of the hint itself, not of a function that it called. */
  readonly isHint: boolean;
}

/** A module that hints have imported, made from a source file. */
export interface PythonModule {
  readonly name: string;
  readonly file: string;
}

export interface PythonVariable {
  readonly name: string;
  /** A short repr. */
  readonly value: string;
  readonly type: string;
  /** The expression for it, in its frame or between hints. */
  readonly evaluateName?: string;
  /** For `variables`; 0: there is nothing inside. Good until the program goes on. */
  readonly reference: number;
  readonly namedCount?: number;
  readonly indexedCount?: number;
}

/** Where debugpy listens. */
export interface DebugpyServer {
  readonly host: string;
  readonly port: number;
  /** The folder of the bridge's own code, which nobody steps through. */
  readonly package: string;
}

/** What a name stands for, in the words of the Debug Adapter Protocol. */
export type PythonNameType =
  'class' | 'field' | 'function' | 'keyword' | 'method' | 'module' | 'property' | 'variable';

/** What may be typed next. */
export interface PythonCompletions {
  /** How many of the last characters an item takes the place of. */
  readonly length: number;
  readonly items: readonly { readonly label: string; readonly type: PythonNameType }[];
}

/** A breakpoint: a line, and perhaps a Python expression that must hold in that frame. */
export type PythonBreakpoint = number | { readonly line: number; readonly condition?: string | undefined };

/** 'end': the hint raises that the run was ended. 'asBefore': as if a breakpoint had not stopped, towards the end of a step too. */
export type ResumeMode = 'continue' | 'next' | 'stepIn' | 'stepOut' | 'end' | 'asBefore';

/** What the debugger needs of the bridge. */
export interface DebuggerLink {
  send(frame: Uint8Array): void;
  sendControl(frame: Uint8Array): void;
  keepAlive(on: boolean): void;
  /** Does a hint run (or stand still in one)? */
  isInHint(): boolean;
  /** Where the VM stands, for expressions between hints. */
  vmState(): unknown;
  /** The scopes are recorded from now on, or no more. Returns this moment. */
  recordsScopes(on: boolean): Moment;
}

/** What Python tells of a stop. */
export interface StopMessage extends Omit<PythonStop, 'text' | 'pc' | 'hintIndex'> {
  readonly text: string | null;
  readonly hint: number | null;
}

export const STOP_MESSAGE: Fields<StopMessage> = {
  reason: ['string'],
  text: ['string', 'null'],
  file: ['string'],
  line: ['number'],
  hint: ['number', 'null'],
};

/**
 * The lines of each file on which a breakpoint can stop, as Python tells them.
 * @throws GarbageError
 */
export function linesByFile(message: unknown): ReadonlyMap<string, readonly number[]> {
  const lines = Object.entries(checkedMessage<Record<string, unknown>>(message, {}));
  return new Map(
    lines.map(([file, of]) => {
      if (Array.isArray(of) && of.every(line => typeof line === 'number')) return [file, of];
      throw new GarbageError('the lines of a file are no numbers');
    }),
  );
}

interface Result {
  readonly id: number;
  readonly body?: unknown;
  readonly error?: string;
}

/**
 * Debugs the Python of hints: breakpoints by line, steps, pause, frames, variables, expressions.
 * A hint that has stopped keeps the VM's `run` waiting; the event loop stays free.
 */
export class PythonDebugger {
  /** Called when a hint has stopped. Without it nothing stops. */
  get onStopped(): ((stop: PythonStop) => void) | undefined {
    return this.#onStopped;
  }

  set onStopped(listener: ((stop: PythonStop) => void) | undefined) {
    const was = this.#onStopped !== undefined;
    this.#onStopped = listener;
    if (was !== (listener !== undefined)) void this.tell('attach', { on: listener !== undefined });
  }

  /** Lines on which a breakpoint can stop, by file (as in `PythonStop.file`), in order. */
  lines: ReadonlyMap<string, readonly number[]> = new Map();

  #onStopped: ((stop: PythonStop) => void) | undefined;
  #isStopped = false;
  #isStepping = false;
  #isRecording = false;
  #lost: Error | undefined;
  #nextId = 1;
  /** What Python is told when the hint that runs has ended. */
  readonly #deferred: (() => void)[] = [];
  readonly #waiting = new Map<number, { resolve: (body: unknown) => void; reject: (error: Error) => void }>();

  constructor(private readonly link: DebuggerLink) {}

  /** True while a hint stands still. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** True after a hint whose end came before that of a step: the step goes on with what runs next. */
  get isStepping(): boolean {
    return this.#isStepping;
  }

  /** Replaces the breakpoints of a file (a .cairo file with hints, or a Python module). Works while a hint runs, too. */
  setBreakpoints(file: string, breakpoints: readonly PythonBreakpoint[]): void {
    const lines = breakpoints.map(breakpoint =>
      typeof breakpoint === 'number' ? [breakpoint, null] : [breakpoint.line, breakpoint.condition ?? null],
    );
    // A hint that runs hears of them soon, and surely before the next one runs.
    if (this.isRunning) this.link.sendControl(jsonFrame(Kind.breakpoints, { file, lines }));
    void this.tell('breakpoints', { file, lines });
  }

  /** The next hint stops before its first line. */
  stopOnEntry(on: boolean): void {
    void this.tell('stopOnEntry', { on });
  }

  /** A hint that raises stops where it did, with its frames, before the error goes on. */
  stopOnException(on: boolean): void {
    void this.tell('stopOnException', { on });
  }

  /** Records what is in the scopes after each hint (`HintScopeHistory`), from now on or no more. */
  recordHintScopes(on: boolean): void {
    if (this.isRunning) {
      this.#deferred.push(() => this.recordHintScopes(on));
    } else if (on !== this.#isRecording) {
      this.#isRecording = on;
      const { step, hintIndex } = this.link.recordsScopes(on);
      void this.tell('recordScopes', { on, moment: [step, hintIndex] });
    }
  }

  /** Lets a stopped hint go on. @throws Error if none is stopped */
  resume(mode: ResumeMode): void {
    if (!this.#isStopped) throw new Error('No hint is stopped.');
    void this.tell('resume', { mode });
    this.#isStopped = false;
  }

  /** Stops the hint that runs, also one that never ends; interrupts an expression that never ends. */
  pause(): void {
    this.link.sendControl(jsonFrame(Kind.pause, null));
  }

  /** The frames of the stopped hint, innermost first. */
  frames(): Promise<PythonFrame[]> {
    return this.ask('frames');
  }

  /** What a frame's names are in: locals, the hint's scope, a module's globals. */
  scopes(frameId: number): Promise<PythonVariable[]> {
    return this.ask('scopes', { frame: frameId });
  }

  /** What is inside of a value, or `count` of it from `start` on. */
  variables(reference: number, start?: number, count?: number): Promise<PythonVariable[]> {
    return this.ask('variables', { reference, start, count, vm: this.link.vmState() });
  }

  /** The scopes that hints made, the current one first; also between hints. */
  hintScopes(): Promise<PythonVariable[]> {
    return this.ask('hintScopes');
  }

  /** Evaluates Python in a frame of the stopped hint, or in the current scope between hints. */
  evaluate(expression: string, frameId?: number): Promise<PythonVariable> {
    return this.ask('evaluate', { expression, frame: frameId ?? null, vm: this.link.vmState() });
  }

  /** Gives a part of a value the value of an expression, where the part is. @returns what it is then */
  setVariable(reference: number, name: string, expression: string): Promise<PythonVariable> {
    return this.ask('setVariable', { reference, name, expression, vm: this.link.vmState() });
  }

  /** Assigns to what an expression names, in a frame of the stopped hint or between hints. */
  setExpression(target: string, expression: string, frameId?: number): Promise<PythonVariable> {
    const frame = frameId ?? null;
    return this.ask('setExpression', { target, expression, frame, vm: this.link.vmState() });
  }

  /** Completes what is typed up to the cursor; `frameId` as for `evaluate`. No code of the program runs. */
  completions(text: string, frameId?: number): Promise<PythonCompletions> {
    return this.ask('completions', { text, frame: frameId ?? null, vm: this.link.vmState() });
  }

  /** Has debugpy listen in the hints' Python, for a client of its own. @throws Error if it is not there */
  listenByDebugpy(): Promise<DebugpyServer> {
    return this.ask('debugpy');
  }

  /** Waits for the client of debugpy to have set its breakpoints. @returns false if it does not come in this time */
  awaitDebugpy(seconds: number): Promise<boolean> {
    return this.ask('debugpyWait', { seconds });
  }

  /** The modules that hints have imported up to now, with those that these imported. */
  modules(): Promise<PythonModule[]> {
    return this.ask('modules');
  }

  // --- for the bridge

  /** A hint has stopped. */
  stopped(stop: PythonStop): void {
    this.#isStopped = true;
    if (this.#onStopped) this.#onStopped(stop);
    else this.resume('continue');
  }

  /** Python has answered. */
  answered(result: Result): void {
    const waiting = this.#waiting.get(result.id);
    this.#waiting.delete(result.id);
    if (this.#waiting.size === 0 && !this.link.isInHint()) this.link.keepAlive(false);
    if (result.error === undefined) waiting?.resolve(result.body);
    else waiting?.reject(new Error(result.error));
  }

  hintStarted(): void {
    this.#isStepping = false;
  }

  hintEnded(isStepping: boolean): void {
    this.#isStopped = false;
    this.#isStepping = isStepping;
  }

  /** Python listens again. */
  hintLeft(): void {
    for (const tell of this.#deferred.splice(0)) tell();
  }

  /** Python has gone: nothing will be answered any more. */
  lost(error: Error): void {
    this.#lost = error;
    this.#isStopped = false;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  private get isRunning(): boolean {
    return this.link.isInHint() && !this.#isStopped;
  }

  /** Sends a request whose answer carries nothing; a lost Python is told of elsewhere. */
  private tell(op: string, fields: object): Promise<void> {
    if (this.isRunning) {
      return new Promise(resolve => this.#deferred.push(() => resolve(this.tell(op, fields))));
    }
    return this.ask(op, fields).then(
      () => undefined,
      () => undefined,
    );
  }

  private ask<T>(op: string, fields: object = {}): Promise<T> {
    if (this.#lost) return Promise.reject(this.#lost);
    if (this.isRunning) {
      return Promise.reject(new Error('A hint runs: its Python can be asked when it has stopped or ended.'));
    }
    const id = this.#nextId++;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.link.keepAlive(true);
      this.link.send(jsonFrame(Kind.debug, { id, op, ...fields }));
    }) as Promise<T>;
  }
}
