import { commands, debug, window, workspace, type Disposable } from 'vscode';
import { DEFAULT_PORT } from '../configuration/attach-configuration.ts';
import { attachConfigurationFor } from '../configuration/debug-configurations.ts';
import { guarded } from '../guard.ts';

/** *Attach to Python*: asks for the port and debugs the VM that Python owns there. The last port is proposed again. */
export function registerAttachToPython(): Disposable {
  let last = `${DEFAULT_PORT}`;
  return commands.registerCommand(
    'cairoscope.attachToPython',
    guarded('attach to Python', async () => {
      const text = await window.showInputBox({
        title: 'Attach to Python',
        prompt: 'The port that the VM listens on: that of CAIROSCOPE_DEBUG, or of cairo_vm_py.debug().',
        value: last,
        validateInput: written => (isPort(written) ? undefined : 'A number from 1 to 65535.'),
      });
      if (text === undefined || !isPort(text)) return;
      last = text;
      await debug.startDebugging(workspace.workspaceFolders?.[0], attachConfigurationFor(Number(text)));
    }),
  );
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65536;
}
