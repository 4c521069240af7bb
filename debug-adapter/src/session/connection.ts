import { DebugSession, Response } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { ClientError, describeError, unknownRequest } from '../client-error.ts';
import { checkArguments } from './checks/request-checks.ts';
import { REQUESTS, type StartTable } from './requests.ts';
import { Session } from './session.ts';
import { PendingRequest } from './tasks/pending-request.ts';
import { TrafficLog } from './traffic-log.ts';

/** Any request's handler; its arguments are what the client sent. */
type AnyHandler = (session: Session, args: never, request: PendingRequest) => unknown;

/** Identifies errors for clients that want a number; the texts tell them apart. */
const ERROR_ID = 1;
/** How long a client may take to do what it is asked. */
const CLIENT_MS = 30_000;

/** One client: reads its requests, answers every one of them, and sends events. Of the base class only the transport serves. */
export class Connection extends DebugSession {
  readonly #log = new TrafficLog();
  readonly #session: Session;
  readonly #handlers: ReadonlyMap<string, AnyHandler>;
  readonly #closed: () => void;
  #isClosing = false;

  /** @param closed called when the connection is over and all that belonged to it has ended */
  constructor(start: StartTable, closed: () => void) {
    super();
    this.#handlers = new Map<string, AnyHandler>(Object.entries({ ...REQUESTS, ...start }));
    this.#closed = closed;
    this.#session = new Session({
      send: event => this.sendEvent(event),
      request: (command, args) => this.#ask(command, args),
      close: () => this.shutdown(),
      logTraffic: target => this.#log.switch(target),
    });
  }

  override sendEvent(event: DebugProtocol.Event): void {
    super.sendEvent(event);
    this.#log.write('<-', event);
  }

  override sendResponse(response: DebugProtocol.Response): void {
    super.sendResponse(response);
    this.#log.write('<-', response);
  }

  /** The client has gone, or is to go: ends its program. */
  override shutdown(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    void this.#session.close().finally(this.#closed);
  }

  protected override dispatchRequest(request: DebugProtocol.Request): void {
    this.#log.write('->', request);
    void this.#answer(request);
  }

  #ask(command: string, args: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.sendRequest(command, args, CLIENT_MS, response => {
        if (response.success) resolve();
        else reject(new Error(response.message));
      });
    });
  }

  async #answer(request: DebugProtocol.Request): Promise<void> {
    const response: DebugProtocol.Response = new Response(request);
    const pending = new PendingRequest(request.seq);
    this.#session.pending.set(pending.id, pending);
    try {
      const handler = this.#handlers.get(request.command);
      if (!handler) throw unknownRequest(request.command);
      const args: unknown = request.arguments ?? {};
      checkArguments(request.command, args);
      const body = await handler(this.#session, args as never, pending);
      if (body !== undefined) response.body = body;
    } catch (error) {
      const message = describeError(pending.signal.aborted ? pending.signal.reason : error);
      const showUser = error instanceof ClientError && error.isShown;
      response.success = false;
      response.message = message;
      // Braces would be taken for variables.
      const format = message.replaceAll('{', '(').replaceAll('}', ')');
      response.body = { error: { id: ERROR_ID, format, showUser } };
    }
    this.#session.pending.delete(pending.id);
    if (!this.#isClosing) this.sendResponse(response);
  }
}
