import { DebugClient } from '@vscode/debugadapter-testsupport';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { EventQueue } from './events.ts';

/** A client that keeps every event, whatever its name: nobody has to know beforehand what an adapter may send. */
export class ListeningClient extends DebugClient {
  constructor(
    adapter: string,
    private readonly events: EventQueue,
  ) {
    super(process.execPath, adapter, 'cairoscope');
  }

  override emit(name: string | symbol, ...args: readonly unknown[]): boolean {
    const [message] = args as [DebugProtocol.Event | undefined];
    if (message?.type === 'event') this.events.add(message);
    return super.emit(name, ...args);
  }
}
