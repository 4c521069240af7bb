import type { DebugProtocol } from '@vscode/debugprotocol';
import type { PythonFrame } from '../../../python-bridge/src/index.ts';
import type { Moment } from '../../../vm-core/src/index.ts';
import type { CairoFrame } from '../debuggee/cairo-frame.ts';
import type { SourceRange } from '../debuggee/code/source-range.ts';
import type { Debuggee } from '../debuggee/debuggee.ts';
import type { Stop } from '../debuggee/stop.ts';
import type { NodeList } from '../debuggee/inspect/value-node.ts';
import type { StepInTarget } from '../debuggee/running/step-in-targets.ts';
import { BreakpointSet } from './breakpoints/breakpoint-set.ts';
import { ExceptionFilters } from './breakpoints/exception-filters.ts';
import { hasEnded, notLaunched, stillRunning } from '../client-error.ts';
import { ClientTraits } from './client-traits.ts';
import { FeltFormats } from './inspection/felt-formats.ts';
import { Handles } from './handles.ts';
import { WatchedMemory } from './memory/watched-memory.ts';
import type { LaunchArguments } from '../loading/launch-arguments.ts';
import type { SourceReferences } from './source-references.ts';
import { LongTasks, type Work } from './tasks/long-tasks.ts';
import type { PendingRequest } from './tasks/pending-request.ts';

/** What a number stands for that the client was given. */
export type Handled =
  | { readonly kind: 'cairo-frame'; readonly frame: CairoFrame }
  | { readonly kind: 'python-frame'; readonly frame: PythonFrame }
  | { readonly kind: 'goto-target'; readonly moment: Moment }
  | { readonly kind: 'step-in-target'; readonly target: StepInTarget }
  | { readonly kind: 'nodes'; readonly nodes: NodeList }
  | { readonly kind: 'location'; readonly find: () => SourceRange | undefined };

/** How a session reaches its client. */
export interface Channel {
  send(event: DebugProtocol.Event): void;
  /** Asks the client. @throws Error with its words if it refuses, or does not answer in time */
  request(command: string, args: object): Promise<void>;
  /** Ends the connection, and the session with it. */
  close(): void;
  /** true: log the messages to stderr; a text: to the file of that name. */
  logTraffic(target: boolean | string): void;
}

/** A program that is loaded, with what belongs to it. */
export interface Loaded {
  readonly debuggee: Debuggee;
  readonly sources: SourceReferences;
  readonly options: Pick<LaunchArguments, 'stepCount' | 'noDebug'>;
  /** Lets the program run, now that the client has set its breakpoints. */
  start(): void;
  /** Ends the program, because the client wants it. */
  terminate(): Promise<void>;
  /**
   * Loads the program once more, or what these arguments of a launch name, and ends this one. Undefined where it
   * cannot be: the session has not launched it.
   */
  readonly loadAnew?: (args: object | undefined, request: PendingRequest) => Promise<void>;
}

/** Reasons of stops that the protocol has for moves in time. */
export type ArrivalReason = 'goto' | 'restart';

/** There is one thread, for a VM runs on one. */
export const THREAD_ID = 1;

/** One debug session: what the requests share. */
export class Session {
  readonly client = new ClientTraits();
  readonly breakpoints = new BreakpointSet();
  readonly handles = new Handles<Handled>();
  readonly feltFormats = new FeltFormats();
  readonly watchedMemory = new WatchedMemory();
  readonly exceptionFilters = new ExceptionFilters();
  dataBreakpoints: readonly DebugProtocol.DataBreakpoint[] = [];
  /** The requests that are not answered yet, by `seq`. */
  readonly pending = new Map<number, PendingRequest>();
  readonly tasks = new LongTasks(this);
  /** Do steps pass by code of others? Undefined: as the launch says. */
  justMyCairo: boolean | undefined;
  /** Has a launch or attach request come? There is one a session. */
  isLaunched = false;
  /** Has the client set its breakpoints? */
  isConfigured = false;
  isOver = false;
  /** Does the client go only to start another session like this one? */
  comesAgain = false;
  loaded: Loaded | undefined;
  /** Ends what the session has to do with the program; called when the session is over. */
  onOver: () => void | Promise<void> = () => undefined;
  /** Why the program stands still; undefined while it runs. */
  stop: Stop | undefined;
  /** What the client is told when the move under way arrives; undefined: as after a step. */
  arrivalReason: ArrivalReason | undefined;

  constructor(private readonly channel: Channel) {}

  /** @throws ClientError before a program is loaded */
  get program(): Loaded {
    if (!this.loaded) throw notLaunched();
    return this.loaded;
  }

  /** The debuggee, to look at. @throws ClientError while it runs */
  get stopped(): Loaded {
    const { program } = this;
    if (this.stop === undefined) throw program.debuggee.isOver ? hasEnded() : stillRunning();
    return program;
  }

  send(event: string, body?: object): void {
    if (this.isOver) return;
    this.channel.send({ type: 'event', seq: 0, event, ...(body === undefined ? {} : { body }) });
  }

  /** Has the client ask anew for what it shows, since it is not what it was. */
  invalidate(...areas: ('stacks' | 'variables')[]): void {
    if (this.client.hearsOfInvalid) this.send('invalidated', { areas });
  }

  /**
   * Tells the client that the program goes on though no request of the protocol said so. To be called before the response: VS
   * Code takes in one turn what events follow one another, and would lose the stop that comes after the response.
   */
  tellContinued(): void {
    this.send('continued', { threadId: THREAD_ID, allThreadsContinued: true });
  }

  /** For the last thing that a handler does: runs an action once the response is on its way. */
  afterResponse(action: () => void): void {
    // The response is sent in a microtask of the handler's end.
    setImmediate(() => {
      if (!this.isOver) action();
    });
  }

  /**
   * Does what may take long: the client shows how it goes, and may cancel it.
   * @param request whose answer waits for it; undefined if nobody waits
   */
  longTask<T>(title: string, request: PendingRequest | undefined, work: Work<T>): Promise<T> {
    return this.tasks.run(title, request, work);
  }

  /** Tells Python whether to stop at exceptions. */
  watchExceptions(): void {
    this.loaded?.debuggee.hints?.debugger.stopOnException(this.exceptionFilters.wantsHintExceptions);
  }

  logTraffic(target: boolean | string): void {
    this.channel.logTraffic(target);
  }

  /** Prints in the client's console. */
  print(category: 'console' | 'stdout' | 'stderr' | 'important', output: string, place?: OutputPlace): void {
    const body: DebugProtocol.OutputEvent['body'] = { category, output, ...this.#placeOf(place) };
    this.send('output', body);
  }

  /** Asks the client for something. @throws Error if it does not do it */
  request(command: string, args: object): Promise<void> {
    return this.channel.request(command, args);
  }

  /** Asks the connection to end. */
  endConnection(): void {
    this.channel.close();
  }

  /** Ends everything that belongs to the session. */
  async close(): Promise<void> {
    this.isOver = true;
    this.tasks.cancelAll();
    await this.onOver();
  }

  #placeOf(
    place: OutputPlace | undefined,
  ): Pick<DebugProtocol.OutputEvent['body'], 'source' | 'line' | 'column'> {
    if (!place?.file || place.line === undefined || !this.loaded) return {};
    const column = place.column === undefined ? {} : { column: this.client.column(place.column) };
    return {
      source: this.loaded.sources.describe(place.file),
      line: this.client.line(place.line),
      ...column,
    };
  }
}

/** Where a line of output comes from; counted from 1. */
export interface OutputPlace {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
