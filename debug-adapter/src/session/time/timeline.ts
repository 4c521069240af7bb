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
}

export function timeline(session: Session): Timeline {
  const { cursor, vm } = session.stopped.debuggee;
  return {
    moment: cursor.moment,
    edge: cursor.edge,
    isLive: cursor.isLive,
    isRecorded: cursor.canGoBack,
    hints: vm.recording.hints.executions.length,
  };
}
