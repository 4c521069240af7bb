import path from 'node:path';
import type { DebugClient } from '@vscode/debugadapter-testsupport';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { EventQueue } from './events.ts';
import { ListeningClient } from './listening-client.ts';
import { programPath, ROOT } from './programs.ts';

/** The bundled adapter, as editors start it. */
export const ADAPTER = path.join(ROOT, 'dist/debug-adapter.cjs');

/** What VS Code says of itself. */
export const CLIENT: DebugProtocol.InitializeRequestArguments = {
  adapterID: 'cairoscope',
  clientID: 'test',
  linesStartAt1: true,
  columnsStartAt1: true,
  pathFormat: 'path',
  supportsVariableType: true,
  supportsVariablePaging: true,
  supportsProgressReporting: true,
  supportsInvalidatedEvent: true,
};

export interface Setup {
  /** Lines by file, plain or with conditions. */
  readonly lines?: Readonly<Record<string, readonly (number | DebugProtocol.SourceBreakpoint)[]>>;
  readonly functions?: readonly (string | DebugProtocol.FunctionBreakpoint)[];
  readonly pcs?: readonly (string | { readonly pc: string; readonly condition?: string })[];
  readonly exceptions?: readonly string[];
}

/** A client with an adapter of its own, and short ways to say what tests say often. */
export class TestSession {
  private constructor(
    readonly client: DebugClient,
    readonly events: EventQueue,
  ) {}

  /** @param port of an adapter that runs already */
  static async start(port?: number): Promise<TestSession> {
    const events = new EventQueue();
    const client = new ListeningClient(ADAPTER, events);
    client.defaultTimeout = 30_000;
    const session = new TestSession(client, events);
    await client.start(port);
    return session;
  }

  async stop(): Promise<void> {
    await this.client.stop();
  }

  /**
   * Launches a program of these tests, sets breakpoints, and lets it start.
   * @returns the answers to the breakpoint requests, in the order of `Setup`
   */
  async launch(program: string, args: object = {}, setup: Setup = {}): Promise<DebugProtocol.Breakpoint[]> {
    await this.client.initializeRequest(CLIENT);
    return this.begin(program, args, setup);
  }

  /** The same for a client that has introduced itself. */
  async begin(program: string, args: object = {}, setup: Setup = {}): Promise<DebugProtocol.Breakpoint[]> {
    await this.client.customRequest('launch', { program: programPath(program), ...args });
    await this.events.next('initialized');
    const breakpoints = await this.setUp(setup);
    await this.client.configurationDoneRequest();
    return breakpoints;
  }

  async setUp({ lines = {}, functions, pcs, exceptions }: Setup): Promise<DebugProtocol.Breakpoint[]> {
    const found: DebugProtocol.Breakpoint[] = [];
    for (const [file, wanted] of Object.entries(lines)) {
      const source = { path: programPath(file) };
      const args = {
        source,
        breakpoints: wanted.map(each => (typeof each === 'number' ? { line: each } : each)),
      };
      found.push(...(await this.client.setBreakpointsRequest(args)).body.breakpoints);
    }
    if (functions) {
      const args = { breakpoints: functions.map(each => (typeof each === 'string' ? { name: each } : each)) };
      found.push(...(await this.client.setFunctionBreakpointsRequest(args)).body.breakpoints);
    }
    if (pcs) {
      const { body } = await this.client.customRequest('cairoscope/pcBreakpoints', { pcs });
      found.push(...(body as { breakpoints: DebugProtocol.Breakpoint[] }).breakpoints);
    }
    if (exceptions) await this.client.setExceptionBreakpointsRequest({ filters: [...exceptions] });
    return found;
  }

  /** The next stop, as `reason function:line`, or `end N` with the exit code. */
  async halt(): Promise<string> {
    const event = await this.events.next('stopped', 'exited');
    if (event.event === 'exited') return `end ${(event as DebugProtocol.ExitedEvent).body.exitCode}`;
    const { reason } = (event as DebugProtocol.StoppedEvent).body;
    return `${reason} ${(await this.frames(1))[0]}`;
  }

  /** Sends a command and waits for the stop that follows. */
  async run(command: string, args: object = {}): Promise<string> {
    await this.client.customRequest(command, { threadId: 1, ...args });
    return this.halt();
  }

  /** What the last stop said of itself. */
  description(): string {
    const stop = this.events.all.findLast(({ event }) => event === 'stopped');
    return (stop?.body as DebugProtocol.StoppedEvent['body'] | undefined)?.description ?? '';
  }

  /** The breakpoints that the last stop was for. */
  hits(): number[] {
    const stop = this.events.all.findLast(({ event }) => event === 'stopped');
    return (stop?.body as DebugProtocol.StoppedEvent['body'] | undefined)?.hitBreakpointIds ?? [];
  }

  /** Where the debugger stands in the run. */
  async moment(): Promise<{ step: number; hintIndex: number }> {
    const { body } = await this.client.customRequest('cairoscope/timeline');
    return (body as { moment: { step: number; hintIndex: number } }).moment;
  }

  /** The frames as `function:line`, innermost first. */
  async frames(levels?: number): Promise<string[]> {
    return (await this.stack(levels)).map(({ name, line }) => `${name}:${line}`);
  }

  async stack(levels?: number): Promise<DebugProtocol.StackFrame[]> {
    const args = { threadId: 1, ...(levels === undefined ? {} : { levels }) };
    return (await this.client.stackTraceRequest(args)).body.stackFrames;
  }

  /** The number of a frame, from 0 for the innermost. */
  async frameId(index = 0): Promise<number> {
    const frame = (await this.stack())[index];
    if (!frame) throw new Error(`There is no frame ${index}.`);
    return frame.id;
  }

  async evaluate(expression: string, frame = 0, context = 'watch'): Promise<string> {
    const args = { expression, frameId: await this.frameId(frame), context };
    return (await this.client.evaluateRequest(args)).body.result;
  }

  /** The answer to a request that must fail: its message. */
  async failure(command: string, args: object = {}): Promise<string> {
    try {
      await this.client.customRequest(command, args);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    throw new Error(`The request ${command} succeeded.`);
  }
}
