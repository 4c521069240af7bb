import type { DebugProtocol } from '@vscode/debugprotocol';
import { ClientError } from '../client-error.ts';
import { programOutput } from '../debuggee/program-output.ts';
import { readLaunchArguments } from '../loading/launch-arguments.ts';
import { loadDebuggee, type DebuggeeListener } from '../loading/load-debuggee.ts';
import { forClient } from './breakpoints.ts';
import { CAPABILITIES } from './capabilities.ts';
import { reportEnd } from './ending.ts';
import { LaunchProgress } from './launch-progress.ts';
import type { Session } from './session.ts';
import { SourceReferences } from './source-references.ts';
import { reportStop } from './stops.ts';

export function initialize(
  session: Session,
  args: DebugProtocol.InitializeRequestArguments,
): DebugProtocol.Capabilities {
  session.client.read(args);
  return CAPABILITIES;
}

/**
 * Loads the program. Only then `initialized` is sent: breakpoints can be bound from there on. The program starts
 * when the client has set them.
 */
export async function launch(session: Session, raw: object): Promise<void> {
  if (session.isLaunched) throw new ClientError('This session has launched a program already.');
  session.isLaunched = true;
  const args = readLaunchArguments(raw);
  session.logTraffic(args.trace);
  const progress = new LaunchProgress(session, args.program);
  try {
    const debuggee = await loadDebuggee(args, listenerOf(session), progress);
    session.loaded = { debuggee, launch: args, sources: new SourceReferences(debuggee.sources) };
    session.watchExceptions();
    if (!args.noDebug) session.breakpoints.attach(debuggee, breakpoint => announce(session, breakpoint));
  } finally {
    progress.end();
  }
  session.afterResponse(() => {
    session.send('initialized');
    startWhenReady(session);
  });
}

export function configurationDone(session: Session): void {
  session.isConfigured = true;
  session.afterResponse(() => startWhenReady(session));
}

/** A breakpoint that was set before the program was there. */
function announce(session: Session, breakpoint: DebugProtocol.Breakpoint): void {
  session.send('breakpoint', { reason: 'changed', breakpoint: forClient(session, breakpoint) });
}

function startWhenReady(session: Session): void {
  if (session.loaded && session.isConfigured) session.loaded.debuggee.start(session.loaded.launch);
}

function listenerOf(session: Session): DebuggeeListener {
  return {
    stopped: stop => reportStop(session, stop),
    ended: exitCode => {
      const vm = session.loaded?.debuggee.vm;
      reportEnd(session, exitCode, vm && exitCode === 0 ? programOutput(vm) : '');
    },
    printed: ({ category, text, file, line }) =>
      session.print(category, text, { file: file ?? undefined, line: line ?? undefined }),
  };
}
