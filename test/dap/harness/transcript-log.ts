import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { setBreakpoints, type Breakpoints } from './breakpoint-script.ts';
import { breakpointText, eventLines } from './event-text.ts';
import { argumentText, bodyLines, stable } from './stable-text.ts';
import type { TestSession } from './test-session.ts';
import { children, variableLines, variableTree, type TreeOptions } from './variable-tree.ts';

export interface EvaluateOptions {
  readonly context?: 'watch' | 'hover' | 'repl' | 'clipboard' | 'variables';
  /** From 0 for the innermost. */
  readonly frame?: number;
  /** How many levels of parts to show. */
  readonly depth?: number;
  readonly format?: DebugProtocol.ValueFormat;
}

/** A person at a debugger: does things, and writes down all that there is to see. */
export class Transcript {
  readonly #lines: string[] = [];
  readonly #breakpoints = new Map<number, string>();

  constructor(
    readonly session: TestSession,
    /** The Cairo file. */
    readonly program: string,
  ) {}

  get text(): string {
    return stable(`${this.#lines.join('\n').trimStart()}\n`);
  }

  /** Stands at the first step, of which the client has heard this. */
  begin(heard: readonly DebugProtocol.Event[]): Promise<void> {
    this.#say(`begin ${this.program}`);
    this.hear(heard);
    return this.#showPlace();
  }

  /** A line of the script's own. */
  note(text: string): void {
    this.#lines.push('', `# ${text}`);
  }

  /** Continues, steps, goes back…, and waits until the program stands still or has ended. */
  async run(command: string, args: object = {}): Promise<void> {
    this.#say(`${command}${argumentText(args)}`);
    const sent = await this.#send(command, { threadId: 1, ...args });
    if (sent) await this.stop();
  }

  /** Waits for the next stop or the end, with all that is heard before it. */
  async stop(): Promise<void> {
    const events = await this.session.events.upTo('stopped', 'terminated');
    this.hear(events);
    if (events.at(-1)?.event === 'stopped') await this.#showPlace();
  }

  /** Waits for an event of one of these names, and writes down what comes before it, too. */
  async event(...names: string[]): Promise<void> {
    this.hear(await this.session.events.upTo(...names));
  }

  hear(events: readonly DebugProtocol.Event[]): void {
    this.#lines.push(...eventLines(events, id => this.#nameOf(id)));
  }

  /** Any request, and the answer to it or its error. */
  async request(command: string, args: object = {}): Promise<void> {
    this.#say(`${command}${argumentText(args)}`);
    const response = await this.#send(command, args);
    if (response?.body !== undefined) this.#lines.push(...bodyLines(response.body));
  }

  /** Sets breakpoints: those of each kind that is named take the place of the earlier ones. */
  async breakpoints(wanted: Breakpoints): Promise<void> {
    this.#say('set breakpoints');
    for (const { name, breakpoint } of await setBreakpoints(this.session, this.program, wanted)) {
      if (breakpoint.id !== undefined) this.#breakpoints.set(breakpoint.id, name);
      this.#lines.push(`  ${breakpointText(breakpoint, name)}`);
    }
  }

  /** The frames, innermost first: all of them, or so many. */
  async stack(levels?: number): Promise<void> {
    this.#say('stack');
    this.#lines.push(...(await this.#stackLines(levels)));
  }

  /** The variables pane, or some scopes of it. */
  async variables(
    scopes?: string | readonly string[],
    options: Omit<TreeOptions, 'scopes'> = {},
  ): Promise<void> {
    const wanted = typeof scopes === 'string' ? [scopes] : scopes;
    this.#say(`variables${options.frame === undefined ? '' : ` of frame ${options.frame}`}`);
    const tree = await variableTree(this.session, { ...options, ...(wanted && { scopes: wanted }) });
    this.#add(tree.trimEnd().split('\n'));
  }

  /** An expression, in the innermost frame if no other is given, and its value or why it has none. */
  async evaluate(expression: string, options: EvaluateOptions = {}): Promise<void> {
    const { frame = 0, depth = 1, context = 'watch', format } = options;
    this.#say(context === 'watch' ? `evaluate ${expression}` : `${context}: ${expression}`);
    const frameId = await this.session.frameId(frame);
    const response = await this.#send('evaluate', {
      expression,
      frameId,
      context,
      ...(format && { format }),
    });
    if (!response) return;
    const { result, type, variablesReference } = (response as DebugProtocol.EvaluateResponse).body;
    this.#add(`${result}${type === undefined ? '' : ` [${type}]`}`.split('\n'));
    if (variablesReference > 0 && depth > 1) {
      this.#add(await variableLines(this.session, variablesReference, depth - 1), '    ');
    }
  }

  /** What a scope holds under a path of names. For scripts; nothing is written down. */
  async variable(scope: string, ...path: readonly string[]): Promise<DebugProtocol.Variable> {
    const { scopes } = (await this.session.client.scopesRequest({ frameId: await this.session.frameId() }))
      .body;
    const top = scopes.find(({ name }) => name === scope);
    let found: Pick<DebugProtocol.Variable, 'name' | 'variablesReference'> | undefined = top;
    for (const step of path) {
      const parts: DebugProtocol.Variable[] = found
        ? await children(this.session, found.variablesReference)
        : [];
      found = parts.find(({ name }) => name === step);
    }
    if (!found) throw new Error(`There is no ${[scope, ...path].join(' / ')}.`);
    return found as DebugProtocol.Variable;
  }

  /** Nothing may have come that the script did not wait for. */
  async end(): Promise<void> {
    // What was sent before the answer to a request has come with it.
    await this.session.client.threadsRequest();
    const lines = eventLines(this.session.events.rest(), id => this.#nameOf(id));
    assert.equal(lines.join('\n'), '', 'The script did not wait for this.');
  }

  /** @returns undefined where the request failed, which is written down */
  async #send(command: string, args: object): Promise<DebugProtocol.Response | undefined> {
    try {
      return await this.session.client.customRequest(command, args);
    } catch (error) {
      this.#add([`error: ${error instanceof Error ? error.message : String(error)}`]);
      return undefined;
    }
  }

  async #showPlace(): Promise<void> {
    this.#lines.push(...(await this.#stackLines(1)));
  }

  async #stackLines(levels?: number): Promise<string[]> {
    return (await this.session.stack(levels)).map(({ name, source, line, column }) => {
      const place = source?.path ?? source?.name;
      return `  ${name}${place === undefined ? '' : `  ${place}:${line}:${column}`}`;
    });
  }

  #say(action: string): void {
    this.#lines.push('', `> ${action}`);
  }

  #add(lines: readonly string[], indentation = '  '): void {
    this.#lines.push(...lines.map(line => `${indentation}${line}`));
  }

  #nameOf(id: number | undefined): string {
    return (id === undefined ? undefined : this.#breakpoints.get(id)) ?? 'another one';
  }
}
