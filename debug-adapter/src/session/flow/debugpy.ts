import type { DebugpyServer } from '../../../../python-bridge/src/index.ts';
import { ClientError, describeError } from '../../client-error.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import type { LaunchArguments } from '../../loading/launch-arguments.ts';
import type { Session } from '../session.ts';

/** How long the client's session with debugpy may take to set its breakpoints. */
const ATTACH_SECONDS = 30;

/**
 * Starts debugpy in the Python of the hints, if the launch asks for it and the client can begin a session with it.
 * @throws ClientError if debugpy is not there
 */
export async function startDebugpy(
  session: Session,
  { pythonDebugger, noDebug }: LaunchArguments,
  { hints }: Debuggee,
): Promise<DebugpyServer | undefined> {
  if (pythonDebugger !== 'debugpy' || noDebug || !hints) return undefined;
  if (!session.client.startsSessions) {
    const text =
      "'pythonDebugger' is 'debugpy', but this client cannot start another session: hints are debugged here.";
    session.print('important', `${text}\n`);
    return undefined;
  }
  try {
    return await hints.debugger.listenByDebugpy();
  } catch (error) {
    throw new ClientError(`'pythonDebugger' is 'debugpy'. ${describeError(error)}`, true);
  }
}

/** Has the client begin a session with debugpy, and waits for it. @returns false if there is none: hints are debugged here */
export async function handOverHints(
  session: Session,
  { host, port, package: folder }: DebugpyServer,
): Promise<boolean> {
  const configuration = {
    type: 'debugpy',
    request: 'attach',
    name: 'Hints',
    connect: { host, port },
    justMyCode: false,
    // Behind the end of a hint there is the bridge.
    rules: [{ path: `${folder}**`, include: false }],
  };
  try {
    await session.request('startDebugging', { request: 'attach', configuration });
    const { hints } = session.program.debuggee;
    if (await hints?.debugger.awaitDebugpy(ATTACH_SECONDS)) return true;
    throw new Error(`debugpy was not attached to within ${ATTACH_SECONDS} seconds.`);
  } catch (error) {
    session.print('important', `Hints are debugged here, without debugpy: ${describeError(error)}\n`);
    return false;
  }
}
