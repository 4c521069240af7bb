import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DebugClient } from '@vscode/debugadapter-testsupport';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { ROOT } from './paths.ts';

/** A breakpoint at the line that ends with a comment `@marker`, or some lines below it. */
export type MarkedBreakpoint = Omit<DebugProtocol.SourceBreakpoint, 'line'> & {
  readonly marker: string;
  readonly below?: number;
};

/** A client of the debug adapter over stdio, as an editor is one, that measures what it waits for. */
export class DebugSession {
  private constructor(
    private readonly client: DebugClient,
    /** The Cairo file. */
    private readonly source: string,
  ) {}

  /** Launches a program that was compiled from a Cairo file; it stands at its first step. */
  static async launch(program: string, source: string): Promise<DebugSession> {
    const client = new DebugClient(process.execPath, join(ROOT, 'dist/debug-adapter.cjs'), 'cairoscope');
    client.defaultTimeout = 600_000;
    await client.start();
    const session = new DebugSession(client, source);
    await client.initializeRequest();
    const initialized = client.waitForEvent('initialized');
    await client.customRequest('launch', { program, sourceProgram: source });
    await initialized;
    const stopped = client.waitForEvent('stopped');
    await client.configurationDoneRequest();
    await stopped;
    return session;
  }

  /** @returns seconds from the request to the stop that follows it */
  async move(command: string, args: object = {}): Promise<number> {
    const stopped = this.client.waitForEvent('stopped');
    const start = performance.now();
    await this.client.customRequest(command, { threadId: 1, ...args });
    await stopped;
    return (performance.now() - start) / 1000;
  }

  /** @returns seconds until the answer, and the answer */
  async ask<Body>(command: string, args: object): Promise<{ seconds: number; body: Body }> {
    const start = performance.now();
    const { body } = await this.client.customRequest(command, args);
    return { seconds: (performance.now() - start) / 1000, body: body as Body };
  }

  /** Breakpoints at the lines with these markers, instead of those before. */
  async stopAt(...wanted: readonly MarkedBreakpoint[]): Promise<void> {
    await this.client.setBreakpointsRequest({
      source: { path: this.source },
      breakpoints: this.#atLines(wanted),
    });
  }

  /** What logpoints would have printed in the recorded run: all of it. @returns seconds until the answer, and the number of hits */
  async log(...wanted: readonly MarkedBreakpoint[]): Promise<{ seconds: number; total: number }> {
    const source = { path: this.source };
    const breakpoints = this.#atLines(wanted).map(breakpoint => ({ source, ...breakpoint }));
    const { seconds, body } = await this.ask<{ total: number }>('cairoscope/log', {
      breakpoints,
      limit: Number.MAX_SAFE_INTEGER,
      print: true,
    });
    return { seconds, total: body.total };
  }

  #atLines(wanted: readonly MarkedBreakpoint[]): DebugProtocol.SourceBreakpoint[] {
    const lines = readFileSync(this.source, 'utf8').split('\n');
    return wanted.map(({ marker, below = 0, ...rest }) => ({
      line: lines.findIndex(line => line.endsWith(`// @${marker}`)) + 1 + below,
      ...rest,
    }));
  }

  /** What an editor asks at a stop until the variables are shown. */
  async show(): Promise<number> {
    const start = performance.now();
    const { body: trace } = await this.client.stackTraceRequest({ threadId: 1, startFrame: 0, levels: 20 });
    const [frame] = trace.stackFrames;
    if (!frame) throw new Error('There is no frame.');
    const { scopes } = (await this.client.scopesRequest({ frameId: frame.id })).body;
    for (const { variablesReference, expensive } of scopes) {
      if (!expensive) await this.client.variablesRequest({ variablesReference });
    }
    return (performance.now() - start) / 1000;
  }

  /** Fails if it does not stand there: a search that finds nothing is soon done. */
  async expectStep(step: number): Promise<void> {
    const { body } = await this.client.evaluateRequest({ expression: 'step' });
    if (body.result !== `${step}`) throw new Error(`It stands at step ${body.result}, and not at ${step}.`);
  }

  async stop(): Promise<void> {
    await this.client.stop();
  }
}
