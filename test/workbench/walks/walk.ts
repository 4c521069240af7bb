import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkbenchPage } from '../pages/workbench-page.ts';

export interface WalkContext {
  workbench: WorkbenchPage;
  /** One test of the report. */
  step: (title: string, body: () => Promise<void>) => Promise<void>;
  /** The folder that the workbench has open. */
  workspace: string;
  /** The folder of this project. */
  repository: string;
  /** Keeps a picture for the documentation, of the window if nothing else is said, if that is to be renewed. */
  picture: (name: string, take?: () => Promise<string>) => Promise<void>;
}

/** A way through the workbench that a person may go. */
export type Walk = (context: WalkContext) => Promise<void>;

/** The number of the first line of a file of the workspace that contains the text, from 1. */
export function lineOf(workspace: string, file: string, text: string): number {
  const at = readFileSync(join(workspace, file), 'utf8')
    .split('\n')
    .findIndex(line => line.includes(text));
  if (at === -1) {
    throw new Error(`No line of ${file} contains ${JSON.stringify(text)}.`);
  }
  return at + 1;
}
