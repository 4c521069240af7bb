import type { RecordingCost } from '../../../../python-bridge/src/index.ts';
import type { Moment } from '../../../../vm-core/src/index.ts';
import type { Session } from '../session.ts';

/** Answer of `cairoscope/timeline`: where the debugger stands, and what is recorded. */
export interface Timeline {
  readonly moment: Moment;
  /** How far the VM has run. */
  readonly edge: Moment;
  /** Is the moment that of the VM itself? */
  readonly isLive: boolean;
  /** Can the debugger go back? */
  readonly isRecorded: boolean;
  /** Executions of hints up to now. */
  readonly hints: number;
  /** What it takes to keep the scopes of Python's hints; left out where nothing is kept. */
  readonly hintScopes?: RecordingCost;
  /** The builtins of the run, in their order. */
  readonly builtins: readonly string[];
}

export function timeline(session: Session): Timeline {
  const { cursor, vm, hints } = session.stopped.debuggee;
  const cost = hints?.hintScopeHistory.cost;
  return {
    moment: cursor.moment,
    edge: cursor.edge,
    isLive: cursor.isLive,
    isRecorded: cursor.canGoBack,
    hints: vm.recording.hints.length,
    ...(cost && cost.executions > 0 ? { hintScopes: cost } : {}),
    builtins: vm.builtins.map(({ name }) => name),
  };
}
