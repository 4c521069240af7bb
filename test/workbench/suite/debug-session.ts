import * as vscode from 'vscode';
import type { DebugProtocol } from '@vscode/debugprotocol';

/** How long the editor and the adapter may take for one answer, in ms; the first start may compile. */
const limit = 30_000;

/** One debug session, and every event that its adapter sent. */
export class DebugSession {
  private readonly events: DebugProtocol.Event[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly disposables: vscode.Disposable[] = [];
  private ended = false;
  private session: vscode.DebugSession | undefined;
  /** Events before this one were waited for already. */
  private next = 0;

  private constructor() {
    this.disposables.push(
      vscode.debug.registerDebugAdapterTrackerFactory('cairoscope', {
        createDebugAdapterTracker: () => ({
          onDidSendMessage: (message: DebugProtocol.ProtocolMessage) => {
            if (message.type === 'event') {
              this.events.push(message as DebugProtocol.Event);
              this.notify();
            }
          },
        }),
      }),
      vscode.debug.onDidStartDebugSession(session => {
        this.session = session;
        this.notify();
      }),
      vscode.debug.onDidTerminateDebugSession(session => {
        // That of the test before may be told late.
        if (session.id !== this.session?.id) return;
        this.ended = true;
        this.notify();
      }),
    );
  }

  /** Starts a session as F5 does with this configuration. */
  static async start(configuration: Record<string, unknown>): Promise<DebugSession> {
    const debug = new DebugSession();
    const started = await vscode.debug.startDebugging(vscode.workspace.workspaceFolders?.[0], {
      type: 'cairoscope',
      request: 'launch',
      name: 'test',
      ...configuration,
    });
    if (!started) {
      await debug.dispose();
      throw new Error('The session did not start.');
    }
    return debug;
  }

  /** F5, with whatever is open. */
  static async startByCommand(): Promise<DebugSession> {
    const debug = new DebugSession();
    await vscode.commands.executeCommand('workbench.action.debug.start');
    return debug;
  }

  /** The next stop after those seen before. */
  async stopped(): Promise<DebugProtocol.StoppedEvent['body']> {
    const event = await this.event('stopped');
    return (event as DebugProtocol.StoppedEvent).body;
  }

  /** All text that was sent to the Debug Console up to now. */
  get output(): DebugProtocol.OutputEvent['body'][] {
    return this.events
      .filter((event): event is DebugProtocol.OutputEvent => event.event === 'output')
      .map(event => event.body);
  }

  async stackFrames(): Promise<DebugProtocol.StackFrame[]> {
    const { stackFrames } = await this.request<DebugProtocol.StackTraceResponse>('stackTrace', {
      threadId: 1,
      startFrame: 0,
      levels: 20,
    });
    return stackFrames;
  }

  /** The variables below a path of names: the first names a scope of the frame. */
  async variables(frameId: number, ...path: string[]): Promise<DebugProtocol.Variable[]> {
    const { scopes } = await this.request<DebugProtocol.ScopesResponse>('scopes', { frameId });
    let level: { name: string; variablesReference: number }[] = scopes;
    let variables: DebugProtocol.Variable[] = [];
    for (const name of path) {
      const found = level.find(candidate => candidate.name === name);
      if (found === undefined) {
        throw new Error(`No "${name}" among ${level.map(candidate => candidate.name).join(', ')}.`);
      }
      ({ variables } = await this.request<DebugProtocol.VariablesResponse>('variables', {
        variablesReference: found.variablesReference,
      }));
      level = variables;
    }
    return variables;
  }

  async evaluate(expression: string, frameId: number, context = 'repl'): Promise<string> {
    const { result } = await this.request<DebugProtocol.EvaluateResponse>('evaluate', {
      expression,
      frameId,
      context,
    });
    return result;
  }

  async request<R extends DebugProtocol.Response>(command: string, args: unknown): Promise<R['body']> {
    if (this.session === undefined) {
      throw new Error(`No session to send "${command}" to.`);
    }
    return (await this.session.customRequest(command, args)) as R['body'];
  }

  /** Waits until the session is over. */
  async end(): Promise<void> {
    await this.wait('the end of the session', () => this.ended || undefined);
  }

  async dispose(): Promise<void> {
    if (!this.ended) {
      await vscode.debug.stopDebugging(this.session);
    }
    for (const disposable of this.disposables) {
      disposable.dispose();
    }
  }

  private event(name: string): Promise<DebugProtocol.Event> {
    return this.wait(`the event "${name}"`, () => {
      const at = this.events.findIndex((event, index) => index >= this.next && event.event === name);
      if (at !== -1) {
        this.next = at + 1;
      }
      return this.events[at];
    });
  }

  private notify(): void {
    for (const look of [...this.waiting]) {
      look();
    }
  }

  private wait<T>(what: string, find: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        const seen = this.events.map(event => event.event).join(', ');
        const said = this.output.map(output => output.output).join('');
        reject(new Error(`${what}: not within ${limit} ms. Events: ${seen}. Output:\n${said}`));
      }, limit);
      const look = () => {
        const found = find();
        if (found !== undefined) {
          clearTimeout(timer);
          this.waiting.delete(look);
          resolve(found);
        }
      };
      this.waiting.add(look);
      look();
    });
  }
}
