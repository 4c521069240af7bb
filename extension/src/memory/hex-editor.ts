import { commands, extensions, Uri, window, type DebugSession } from 'vscode';

const HEX_EDITOR = 'ms-vscode.hexeditor';

/** Opens memory in the hex editor, as the editor itself does from a variable. It is an extension of its own, which is offered where it is missing. */
export async function openHexEditor(session: DebugSession, memoryReference: string): Promise<void> {
  if (!extensions.getExtension(HEX_EDITOR)) {
    const install = 'Show the Extension';
    const choice = await window.showInformationMessage(
      'Bytes are shown by the extension Hex Editor.',
      install,
    );
    if (choice === install) await commands.executeCommand('workbench.extensions.search', HEX_EDITOR);
    return;
  }
  const uri = Uri.from({
    scheme: 'vscode-debug-memory',
    authority: session.id,
    path: `/${encodeURIComponent(memoryReference)}/memory.bin`,
  });
  await commands.executeCommand('vscode.openWith', uri, 'hexEditor.hexedit');
}
