import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf, type Walk } from './walk.ts';

/** What a launch.json may say of hints: an object that they are given, and which language runs them. */
export const configuredWalk: Walk = async ({ workbench, step, workspace }) => {
  const { editor, variables, console: debugConsole } = workbench;
  const at = (text: string) => lineOf(workspace, 'storage.cairo', text);

  await step('M10: F5 with a syscall handler in launch.json stops in a hint that has it', async () => {
    configure(workspace, {
      program: '${workspaceFolder}/storage.cairo',
      pythonPath: ['${workspaceFolder}'],
      syscallHandler: 'storage_handler:StorageHandler',
      stopOnEntry: false,
    });
    await workbench.openFile('storage.cairo');
    await workbench.showDebugView();
    await editor.clickMargin(at('syscall_handler.storage_write'));
    await workbench.startDebugging();
    await workbench.waitForStop(at('syscall_handler.storage_write'));
    await workbench.foldPane('Watch', true);
  });
  await step('the handler is among the variables, with its state', async () => {
    await variables.children(/^Hint scope/, rows => rows.some(row => /^syscall_handler = /.test(row)));
    await variables.children(/^syscall_handler = /, rows => rows.some(row => /^values = {}/.test(row)));
    await workbench.screenshot('handler');
  });
  await step('it keeps its state from hint to hint, and the program uses it', async () => {
    await workbench.pressAndWaitForNextStop('F5');
    await debugConsole.evaluate('len(syscall_handler.log)', row => row === '3');
    await editor.clickMargin(at('syscall_handler.storage_write'), 'removed');
    await workbench.press('F5');
    await workbench.waitForEnd();
    await debugConsole.waitForOutput(/6 requests, and in the end/);
  });
  await step('M5: with native hints, their scopes are shown beside those of Python', async () => {
    configure(workspace, {
      program: '${workspaceFolder}/dictionary.cairo',
      hints: 'auto',
      stopOnEntry: false,
    });
    await workbench.openFile('dictionary.cairo');
    const line = lineOf(workspace, 'dictionary.cairo', 'let sevens = occurrences(number=7)');
    await editor.clickMargin(line);
    await workbench.press('F5');
    await workbench.waitForStop(line);
    await variables.children(/^Native hint scopes/, rows => rows.some(row => /^Main scope/.test(row)));
    await variables.children(/^Main scope/, rows => rows.some(row => /^__dict_manager/.test(row)));
    await workbench.screenshot('native-scopes');
    await workbench.press('Shift+F5');
    await workbench.waitForEnd();
  });
};

/** Has F5 start this configuration. */
export function configure(workspace: string, configuration: object): void {
  mkdirSync(join(workspace, '.vscode'), { recursive: true });
  const launch = {
    version: '0.2.0',
    configurations: [{ type: 'cairoscope', request: 'launch', name: 'Configured', ...configuration }],
  };
  writeFileSync(join(workspace, '.vscode', 'launch.json'), JSON.stringify(launch, null, 2));
}
