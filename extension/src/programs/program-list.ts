import { workspace, type CancellationToken, type Uri } from 'vscode';
import { programKindOf } from './program-files.ts';

/** Places that hold other people's programs. */
const EXCLUDED = '**/{node_modules,site-packages,.venv,venv,.git}/**';
/** Above this many files of one kind the list would serve nobody. */
const MOST_FILES = 500;

/** A program of the workspace that can be debugged. */
export interface ListedProgram {
  readonly path: string;
  /** The path as people know it: relative to the workspace. */
  readonly label: string;
  readonly kind: 'source' | 'compiled';
}

/** Every Cairo file with a function `main` and every compiled program of the workspace, sources first, by name. */
export async function listPrograms(token?: CancellationToken): Promise<ListedProgram[]> {
  const found = await Promise.all([
    workspace.findFiles('**/*.cairo', EXCLUDED, MOST_FILES, token),
    workspace.findFiles('**/*.json', EXCLUDED, MOST_FILES, token),
  ]);
  const programs: ListedProgram[] = [];
  for (const uri of found.flatMap(uris => uris.sort(byPath))) {
    if (token?.isCancellationRequested === true) break;
    const kind = await programKindOf(uri.fsPath);
    if (kind !== 'source' && kind !== 'compiled') continue;
    programs.push({ path: uri.fsPath, label: workspace.asRelativePath(uri), kind });
  }
  return programs;
}

function byPath(a: Uri, b: Uri): number {
  return a.path.localeCompare(b.path);
}
