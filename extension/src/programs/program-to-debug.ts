import { basename, extname } from 'node:path';
import { TabInputText, Uri, window } from 'vscode';
import { pickProgram } from './pick-program.ts';
import { cairoKindOf, programKindOf, type ProgramKind } from './program-files.ts';

/**
 * The program that F5 means where nothing is configured: the one in the active editor if it is one, and else the
 * one that the person picks.
 *
 * @returns undefined if the person picked nothing or was told why there is nothing to debug
 */
export async function programToDebug(): Promise<string | undefined> {
  const uri = activeFile();
  if (uri === undefined) return pickProgram();
  const path = uri.fsPath;
  if (uri.scheme === 'untitled') {
    if (window.activeTextEditor?.document.languageId !== 'cairo0') return pickProgram();
    void window.showErrorMessage(
      'Save the program before debugging it: the compiler reads it from the disk.',
    );
    return undefined;
  }
  const kind = await kindOf(uri);
  switch (kind) {
    case 'source':
    case 'compiled':
    case 'pie':
      return path;
    case 'cairo1':
      void window.showErrorMessage(cairo1Message(path));
      return undefined;
    case 'library':
      return pickProgram(`${basename(path)} has no function main. Which program should run?`);
    case 'other':
      return pickProgram(
        extname(path) === '.json'
          ? `${basename(path)} is no compiled Cairo program. Which one should run?`
          : undefined,
      );
  }
}

/** What to tell a person who debugs a program of Cairo 1. */
export function cairo1Message(path: string): string {
  return `${basename(path)} looks like Cairo 1, and Cairoscope debugs Cairo 0 and programs compiled from it. Use the extension for Cairo 1 here.`;
}

/** The file of the active tab; text editors come first, but there is none for a very large file. */
function activeFile(): Uri | undefined {
  const { activeTextEditor, tabGroups } = window;
  if (activeTextEditor !== undefined) return activeTextEditor.document.uri;
  const input = tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText ? input.uri : undefined;
}

/** Text that is not saved yet counts: the editor saves it before the session starts. */
async function kindOf(uri: Uri): Promise<ProgramKind> {
  if (uri.scheme !== 'file') return 'other';
  const document = window.activeTextEditor?.document;
  if (document?.isDirty === true && uri.path.endsWith('.cairo')) return cairoKindOf(document.getText());
  return programKindOf(uri.fsPath);
}
