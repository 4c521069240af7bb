import {
  commands,
  ConfigurationTarget,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
} from 'vscode';
import { findPython, ToolchainError } from '../../../toolchain/src/index.ts';
import { showToolchainError } from '../compile/toolchain-messages.ts';
import { guarded } from '../guard.ts';
import { pythonExtensionChoice } from '../python/python-extension.ts';
import { pythonOf } from '../python/python-of.ts';

interface PythonItem extends QuickPickItem {
  /** What the setting becomes; absent in the item that opens a dialog. */
  readonly setting?: string;
}

/** *Select Python Interpreter*: sets `cairoscope.python` after a check that the choice works. */
export function registerSelectPython(): Disposable {
  return commands.registerCommand('cairoscope.selectPython', guarded('select the Python', selectPython));
}

async function selectPython(): Promise<void> {
  const picked = await window.showQuickPick(pythonItems(), {
    title: 'Python of the hints',
    placeHolder: 'CPython 3.9 or later',
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const setting = picked.setting ?? (await pickFile());
  if (setting === undefined) return;
  try {
    if (setting !== '') await findPython({ setting: await pythonOf(setting) });
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    showToolchainError(error);
    return;
  }
  const target =
    workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration('cairoscope').update('python', setting, target);
}

async function pythonItems(): Promise<PythonItem[]> {
  const folder = workspace.workspaceFolders?.[0];
  const items: PythonItem[] = [
    {
      label: '$(sparkle) Automatic',
      description: 'the environment of the Cairo compiler',
      setting: '',
    },
  ];
  const current = workspace.getConfiguration('cairoscope', folder ?? null).get('python', '');
  if (current !== '') items.push({ label: '$(check) Current', description: current, setting: current });
  const chosen = await pythonExtensionChoice(folder?.uri);
  if (chosen !== undefined)
    items.push({ label: '$(snake) Python extension', description: chosen, setting: chosen });
  const found = await findPython().catch(() => undefined);
  if (found !== undefined) {
    items.push({
      label: `$(terminal) Python ${found.version.join('.')}`,
      description: found.path,
      setting: found.path,
    });
  }
  return [...items, { label: '$(folder-opened) Another interpreter…', alwaysShow: true }];
}

async function pickFile(): Promise<string | undefined> {
  const files = await window.showOpenDialog({ title: 'Python of the hints', openLabel: 'Select' });
  return files?.[0]?.fsPath;
}
