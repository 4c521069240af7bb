import { basename, dirname } from 'node:path';
import { commands, debug, Uri, window, workspace, type Disposable } from 'vscode';
import { configurationFor } from '../configuration/debug-configurations.ts';
import { guarded } from '../guard.ts';
import { pickProgram } from '../programs/pick-program.ts';

/** *Open Cairo PIE…*: opens the run of a PIE to look at it; with its program, there are names and source lines. */
export function registerOpenPie(): Disposable {
  return commands.registerCommand(
    'cairoscope.openPie',
    guarded('open the Cairo PIE', async (clicked?: unknown) => {
      const pie =
        clicked instanceof Uri
          ? clicked.fsPath
          : await pickFile('Open a Cairo PIE', { 'Cairo PIEs': ['zip'] });
      if (pie === undefined) return;
      const without = 'Open it without names';
      const choice = await window.showQuickPick([without, 'Pick its program…'], {
        title: basename(pie),
        placeHolder: 'A Cairo PIE has no names and source lines: its program has them.',
      });
      if (choice === undefined) return;
      const program =
        choice === without ? pie : await pickProgram('Which program was the Cairo PIE made from?');
      if (program !== undefined) await start(pie, program, { pie });
    }),
  );
}

/** *Open Trace and Memory…*: opens the run that a VM wrote to files. */
export function registerOpenRun(): Disposable {
  return commands.registerCommand(
    'cairoscope.openRun',
    guarded('open the run', async () => {
      const program = await pickProgram('Which program is the run of?');
      if (program === undefined) return;
      const traceFile = await pickFile('The trace file of the run', undefined, dirname(program));
      if (traceFile === undefined) return;
      const memoryFile = await pickFile('The memory file of the run', undefined, dirname(traceFile));
      if (memoryFile !== undefined) await start(traceFile, program, { traceFile, memoryFile });
    }),
  );
}

async function pickFile(
  title: string,
  filters?: Record<string, string[]>,
  folder?: string,
): Promise<string | undefined> {
  const files = await window.showOpenDialog({
    title,
    openLabel: 'Open',
    ...(filters ? { filters } : {}),
    ...(folder === undefined ? {} : { defaultUri: Uri.file(folder) }),
  });
  return files?.[0]?.fsPath;
}

async function start(run: string, program: string, files: Readonly<Record<string, string>>): Promise<void> {
  const configuration = { ...configurationFor(program, `Open ${basename(run)}`), ...files };
  await debug.startDebugging(workspace.getWorkspaceFolder(Uri.file(run)), configuration);
}
