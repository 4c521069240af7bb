import { window, type QuickPickItem } from 'vscode';
import { listPrograms } from './program-list.ts';

interface ProgramItem extends QuickPickItem {
  /** Absent in the item that opens a dialog. */
  readonly path?: string;
}

/**
 * Lets a person pick a program of the workspace, or any file.
 *
 * @param why shown above the list
 * @returns the path, or undefined if nothing was picked
 */
export async function pickProgram(why = 'Which Cairo program?'): Promise<string | undefined> {
  const items = listPrograms().then((programs): ProgramItem[] => [
    ...programs.map(({ label, path, kind }) => ({
      label: `$(${kind === 'source' ? 'file-code' : 'file-binary'}) ${label}`,
      description: kind === 'source' ? '' : 'compiled',
      path,
    })),
    { label: '$(folder-opened) Another file…', alwaysShow: true },
  ]);
  const picked = await window.showQuickPick(items, { title: 'Debug a Cairo program', placeHolder: why });
  if (picked === undefined) return undefined;
  return picked.path ?? (await pickFile());
}

async function pickFile(): Promise<string | undefined> {
  const files = await window.showOpenDialog({
    title: 'Debug a Cairo program',
    openLabel: 'Debug',
    filters: { 'Cairo programs': ['cairo', 'json'] },
  });
  return files?.[0]?.fsPath;
}
