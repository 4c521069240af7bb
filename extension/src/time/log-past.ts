import { commands, window, type DebugSession } from 'vscode';

interface LogAnswer {
  readonly breakpoints: readonly { readonly verified: boolean; readonly message?: string }[];
}

/** Asks for a message, and prints it for each time that the recorded run was at the line of the cursor. */
export async function logPast(session: DebugSession): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage('Put the cursor on the line whose past is to be logged.');
    return;
  }
  const line = editor.selection.active.line + 1;
  const logMessage = await window.showInputBox({
    title: `Log Over the Recorded Run: Line ${line}`,
    prompt: 'A text with expressions of Cairo in braces. The run is not touched.',
    placeHolder: 'n is {n}, p is {p}',
  });
  if (logMessage === undefined || logMessage === '') return;
  const { breakpoints } = (await session.customRequest('cairoscope/log', {
    breakpoints: [{ source: { path: editor.document.uri.fsPath }, line, logMessage }],
    print: true,
  })) as LogAnswer;
  const [{ verified, message } = { verified: false }] = breakpoints;
  if (!verified) throw new Error(message ?? 'nothing runs at this line.');
  await commands.executeCommand('workbench.panel.repl.view.focus');
}
