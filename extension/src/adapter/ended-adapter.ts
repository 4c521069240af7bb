import { EventEmitter, type DebugAdapter, type DebugProtocolMessage } from 'vscode';

/** The adapter of a session that has nothing to debug any more: it agrees to everything, and says that it is over. */
export class EndedAdapter implements DebugAdapter {
  readonly #messages = new EventEmitter<DebugProtocolMessage>();
  readonly onDidSendMessage = this.#messages.event;

  handleMessage(message: DebugProtocolMessage): void {
    const { seq, command } = message as { readonly seq: number; readonly command: string };
    this.#messages.fire({ type: 'response', seq: 0, request_seq: seq, success: true, command });
    if (command === 'attach') this.#messages.fire({ type: 'event', seq: 0, event: 'terminated' });
  }

  dispose(): void {
    this.#messages.dispose();
  }
}
