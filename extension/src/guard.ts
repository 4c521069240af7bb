import { window } from 'vscode';
import { log, messageOf } from './log.ts';

/**
 * Wraps what the editor calls, so that no failure is silent: the message is shown, and the log has the rest.
 *
 * @param doing what was being done, as in "Cairoscope could not <doing>: ..."
 */
export function guarded<Arguments extends unknown[], Result>(
  doing: string,
  action: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result | undefined> {
  return async (...args) => {
    try {
      return await action(...args);
    } catch (error) {
      log().error(error instanceof Error ? error : String(error));
      void showErrorWithLog(`Cairoscope could not ${doing}: ${messageOf(error)}`);
      return undefined;
    }
  };
}

/** Shows an error with a button that opens the log. */
export async function showErrorWithLog(message: string): Promise<void> {
  const choice = await window.showErrorMessage(message, 'Show Log');
  if (choice !== undefined) log().show();
}
