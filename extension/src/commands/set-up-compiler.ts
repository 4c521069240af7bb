import { commands, window, workspace, type Disposable } from 'vscode';
import { ToolchainError } from '../../../toolchain/src/index.ts';
import { cairoEnvironment } from '../compile/cairo-environments.ts';
import { withProgressNotification } from '../compile/progress-notification.ts';
import { showToolchainError } from '../compile/toolchain-messages.ts';
import { readLaunchSettings } from '../configuration/settings.ts';
import { guarded } from '../guard.ts';
import { log } from '../log.ts';
import { pythonExtensionChoice } from '../python/python-extension.ts';

/** *Set Up the Cairo Compiler*: makes the compiler ready before a program needs it. */
export function registerSetUpCompiler(): Disposable {
  return commands.registerCommand('cairoscope.setUpCompiler', guarded('set up the Cairo compiler', setUp));
}

async function setUp(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  const { cairoLang, python } = readLaunchSettings(folder);
  try {
    const environment = await withProgressNotification('Cairo compiler', async task =>
      cairoEnvironment({
        cairoLang: cairoLang === '' ? undefined : cairoLang,
        python: python === '' ? undefined : python,
        extensionChoice: await pythonExtensionChoice(folder?.uri),
        ...task,
      }),
    );
    const message = `The Cairo compiler is ready: cairo-lang ${environment.cairoLangVersion} in ${environment.folder}`;
    log().info(message);
    void window.showInformationMessage(message);
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    showToolchainError(error);
  }
}
