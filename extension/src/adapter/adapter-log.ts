import type { DebugAdapterTrackerFactory } from 'vscode';
import { log } from '../log.ts';

/**
 * Writes what passes between the editor and the debug adapter to the log: at level *trace* always, and where
 * people see it at once when the session asks for it. Ends and failures of the adapter are always written.
 */
export function createAdapterLog(): DebugAdapterTrackerFactory {
  return {
    createDebugAdapterTracker: session => {
      const isWanted = session.configuration['trace'] === true;
      const write = (direction: string, message: unknown): void => {
        const text = `${direction} ${JSON.stringify(message)}`;
        if (isWanted) log().info(text);
        else log().trace(text);
      };
      return {
        onWillStartSession: () => log().info(`Session "${session.name}" starts.`),
        onWillReceiveMessage: message => write('editor  ->', message),
        onDidSendMessage: message => write('adapter ->', message),
        onError: error => log().error(`The debug adapter of "${session.name}" failed: ${error.message}`),
        onExit: (code, signal) => {
          const how = signal === undefined ? `with exit code ${code ?? 0}` : `by signal ${signal}`;
          if (code === undefined || code === 0)
            log().info(`The debug adapter of "${session.name}" ended ${how}.`);
          else log().error(`The debug adapter of "${session.name}" ended ${how}.`);
        },
      };
    },
  };
}
