import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** A file of the folder that is open. */
export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    throw new Error('No folder is open.');
  }
  return vscode.Uri.joinPath(folder.uri, name);
}

/** The number of the first line of a file that contains the text, from 1. */
export function lineOf(name: string, text: string): number {
  const lines = readFileSync(fileUri(name).fsPath, 'utf8').split('\n');
  const at = lines.findIndex(line => line.includes(text));
  if (at === -1) {
    throw new Error(`No line of ${name} contains ${JSON.stringify(text)}.`);
  }
  return at + 1;
}

/** Sets breakpoints on lines of a file, numbered from 1. */
export function setBreakpoints(name: string, ...lines: number[]): void {
  vscode.debug.addBreakpoints(
    lines.map(
      line =>
        new vscode.SourceBreakpoint(new vscode.Location(fileUri(name), new vscode.Position(line - 1, 0))),
    ),
  );
}

/** Opens a file in the editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(name)));
}
