import { commands, debug, window, type Disposable } from 'vscode';
import { guarded } from '../guard.ts';

/** *Show CASM*: opens the disassembly of the program at the selected frame. */
export function registerShowCasm(): Disposable {
  return commands.registerCommand(
    'cairoscope.showCasm',
    guarded('open the disassembly', async () => {
      if (debug.activeDebugSession?.type !== 'cairoscope') {
        void window.showInformationMessage(
          'The CASM of a program shows while it is being debugged. Start it with F5.',
        );
        return;
      }
      await commands.executeCommand('debug.action.openDisassemblyView');
    }),
  );
}
