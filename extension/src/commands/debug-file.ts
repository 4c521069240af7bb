import { commands, debug, Uri, window, workspace, type Disposable } from 'vscode';
import { configurationFor } from '../configuration/debug-configurations.ts';
import { guarded } from '../guard.ts';
import { programToDebug } from '../programs/program-to-debug.ts';

/** *Debug Cairo Program*: debugs the file that was clicked on, or what F5 would debug with nothing configured. */
export function registerDebugFile(): Disposable {
  return commands.registerCommand(
    'cairoscope.debugFile',
    guarded('start debugging', async (clicked?: unknown) => {
      const program = clicked instanceof Uri ? clicked.fsPath : await programToDebug();
      if (program === undefined) return;
      // F5 saves by itself; a command has to.
      const dirty = workspace.textDocuments.filter(document => document.isDirty && !document.isUntitled);
      const saved = await Promise.all(dirty.map(document => document.save()));
      if (saved.includes(false)) {
        void window.showErrorMessage('A changed file could not be saved, so nothing was started.');
        return;
      }
      await debug.startDebugging(workspace.getWorkspaceFolder(Uri.file(program)), configurationFor(program));
    }),
  );
}
