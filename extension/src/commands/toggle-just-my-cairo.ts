import { commands, debug, window, type Disposable } from 'vscode';
import { DEBUG_TYPE } from '../configuration/debug-configurations.ts';
import { guarded } from '../guard.ts';

/** *Toggle Just My Cairo*: for the session that goes on. */
export function registerToggleJustMyCairo(): Disposable {
  return commands.registerCommand(
    'cairoscope.toggleJustMyCairo',
    guarded('switch', async () => {
      const session = debug.activeDebugSession;
      if (session?.type !== DEBUG_TYPE) {
        void window.showInformationMessage(
          'Just My Cairo is switched while a Cairo program is being debugged. The setting cairoscope.justMyCairo says how sessions begin.',
        );
        return;
      }
      const { on } = (await session.customRequest('cairoscope/setJustMyCairo', {})) as { on: boolean };
      window.setStatusBarMessage(
        on ? 'Just My Cairo: steps pass by the library.' : 'Just My Cairo is off: steps go into the library.',
        5000,
      );
    }),
  );
}
