import type { HintConversation, PythonHints } from '../../../python-bridge/src/index.ts';
import type { NativeHints } from '../../../vm-core/src/index.ts';
import type { FinishedRun } from './compare/comparison.ts';
import type { OwnerCalls } from './running/owner-calls.ts';
import type { Stop } from './stop.ts';

export interface DebuggeeEvents {
  /** It stands still, until the next command. */
  stopped(stop: Stop): void;
  /** Its run is over: exit code 0, or 1 for a failure. */
  ended(exitCode: number): void;
}

export interface StartOptions {
  readonly stopOnEntry: boolean;
  /** Run without stopping at anything. */
  readonly noDebug: boolean;
  /** Does another debugger stop in hints, instead of this one? */
  readonly handsOverHints?: boolean;
  /** Keep what is in the scopes of Python after each hint. */
  readonly recordHintScopes: boolean;
  /** Stand still at the end of the run, to look back from there. */
  readonly stopOnEnd?: boolean;
}

/** What runs the hints: Python in a process that ends with the run, or the VM's owner. */
export type DebuggeeHints = Pick<HintConversation, 'debugger' | 'hintScopeHistory' | 'pathOf'> &
  Partial<Pick<PythonHints, 'stop'>>;

/** What is to be seen of hints that run without Python. */
export type NativeLook = Pick<NativeHints, 'runsNatively' | 'scopes'>;

/** What not every debuggee has. */
export interface DebuggeeParts {
  /** Lets the VM run, if it is not the debugger's own. */
  readonly owner?: OwnerCalls;
  readonly native?: NativeLook | undefined;
  /** The run was over before anybody looked at it. */
  readonly finished?: FinishedRun;
}
