import path from 'node:path';
import type { Skipping } from '../debuggee/running/skipped-code.ts';
import { readSkipping } from '../loading/skip-arguments.ts';
import { FELT_FORMATS, type FeltFormat } from '../debuggee/inspect/felt-format.ts';
import { choice, count, flag, texts } from '../loading/argument-values.ts';

/** The arguments of an attach request, checked and complete. */
export interface AttachArguments {
  /** Stop as soon as the VM's owner lets it run. */
  readonly stopOnEntry: boolean;
  /** VM steps that `next` advances; 0: one source statement. */
  readonly stepCount: number;
  /** What steps pass by. */
  readonly skipping: Skipping;
  /** Keep what is in the scopes after each hint. */
  readonly recordHintScopes: boolean;
  /** How felts are shown at first. */
  readonly feltFormat: FeltFormat;
  readonly sourceRoots: readonly string[];
}

/**
 * Checks what a client sent. Unknown arguments are left alone: clients add their own.
 * @param cwd where relative paths start
 * @throws ClientError that names the argument
 */
export function readAttachArguments(raw: object, cwd: string): AttachArguments {
  const values = new Map<string, unknown>(Object.entries(raw));
  return {
    stopOnEntry: flag(values, 'stopOnEntry', false),
    stepCount: count(values, 'stepCount'),
    skipping: readSkipping(values),
    recordHintScopes: flag(values, 'recordHintScopes', true),
    feltFormat: choice(values, 'feltFormat', FELT_FORMATS, 'auto'),
    sourceRoots: texts(values, 'sourceRoots').map(root => path.resolve(cwd, root)),
  };
}
