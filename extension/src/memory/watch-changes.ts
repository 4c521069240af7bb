import { debug, type DebugSession, type Disposable } from 'vscode';
import { DEBUG_TYPE } from '../configuration/debug-configurations.ts';

/** The parts of the protocol's messages that are looked at. */
interface Message {
  readonly type?: string;
  readonly event?: string;
  readonly command?: string;
  readonly success?: boolean;
}

const EVENTS = new Set(['memory', 'invalidated']);
const WRITES = new Set(['setVariable', 'setExpression', 'writeMemory']);

/** Tells when memory may have changed though the program stands still. */
export function watchChanges(onChange: (session: DebugSession) => void): Disposable {
  return debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
    createDebugAdapterTracker: session => ({
      onDidSendMessage: ({ type, event = '', command = '', success }: Message) => {
        const isWrite = type === 'response' && success === true && WRITES.has(command);
        if (isWrite || (type === 'event' && EVENTS.has(event))) onChange(session);
      },
    }),
  });
}
