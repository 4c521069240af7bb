import type { DebugProtocol } from '@vscode/debugprotocol';
import { ClientError, noLongerValid } from '../../client-error.ts';
import type { Session } from '../session.ts';
import { jump } from '../time/travel.ts';

/** Back in time to where the frame's function began, right after its call; of the first frame, to the start of the run. */
export function restartFrame(session: Session, { frameId }: DebugProtocol.RestartFrameArguments): void {
  const { moments } = session.stopped.debuggee.time;
  const handled = session.handles.get(frameId);
  if (handled?.kind === 'python-frame') {
    throw new ClientError('A hint is not run again, so that its frames cannot be restarted.', true);
  }
  if (handled?.kind !== 'cairo-frame') throw noLongerValid('frame');
  const call = moments.callOf(handled.frame.registers.fp);
  const start = { step: call ? call.step + 1 : 0, hintIndex: 0 };
  jump(session, start, 'restart');
}
