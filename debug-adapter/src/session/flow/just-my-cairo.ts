import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { Skipping } from '../../debuggee/running/skipped-code.ts';
import { wrongArgument } from '../../client-error.ts';
import type { Session } from '../session.ts';

/** Arguments, and answer, of `cairoscope/setJustMyCairo`. */
export interface JustMyCairo {
  /** Do steps pass by code of others? Left out in the request: the other than now. */
  readonly on: boolean;
}

/** Switches for the rest of the session, over a restart and for further VMs too. */
export function setJustMyCairo(session: Session, { on }: Partial<JustMyCairo>): JustMyCairo {
  if (on !== undefined && typeof on !== 'boolean') throw wrongArgument('on', 'true or false');
  const { skippedCode } = session.program.debuggee;
  skippedCode.isOn = session.justMyCairo = on ?? !skippedCode.isOn;
  session.invalidate('stacks');
  return { on: skippedCode.isOn };
}

/** Has a program that was just loaded skip what its launch says, unless the person has switched since. */
export function useSkipping(session: Session, debuggee: Debuggee, skipping: Skipping): void {
  debuggee.skippedCode.use({ ...skipping, isOn: session.justMyCairo ?? skipping.isOn });
}
