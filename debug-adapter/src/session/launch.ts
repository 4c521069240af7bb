import type { DebugpyServer } from '../../../python-bridge/src/index.ts';
import { ClientError } from '../client-error.ts';
import type { Debuggee } from '../debuggee/debuggee.ts';
import { programOutput } from '../debuggee/program-output.ts';
import { withChangedSource } from '../loading/compile-again.ts';
import { readLaunchArguments, type LaunchArguments } from '../loading/launch-arguments.ts';
import { loadDebuggee, type DebuggeeListener } from '../loading/load-debuggee.ts';
import { bindBreakpoints } from './breakpoints/breakpoints.ts';
import { reportEnd } from './ending.ts';
import { handOverHints, startDebugpy } from './flow/debugpy.ts';
import { reportLoaded } from './code/loaded-sources.ts';
import { useSkipping } from './flow/just-my-cairo.ts';
import { loadWithProgress } from './launch-progress.ts';
import { startWhenReady } from './starting.ts';
import type { Session } from './session.ts';
import { SourceReferences } from './source-references.ts';
import { reportComparison, reportStop } from './stops.ts';
import type { PendingRequest } from './tasks/pending-request.ts';

/**
 * Loads the program. Only then `initialized` is sent: breakpoints can be bound from there on. The program starts
 * when the client has set them.
 */
export async function launch(session: Session, raw: object, request: PendingRequest): Promise<void> {
  if (session.isLaunched) throw new ClientError('This session has launched a program already.');
  session.isLaunched = true;
  await load(session, raw, readLaunchArguments(raw), request);
  session.afterResponse(() => {
    session.send('initialized');
    startWhenReady(session);
  });
}

/** Loads the program that the arguments name, in the place of one that is loaded. */
async function load(
  session: Session,
  raw: object,
  args: LaunchArguments,
  request: PendingRequest,
): Promise<void> {
  session.logTraffic(args.trace);
  session.feltFormats.all = args.feltFormat;
  const debuggee = await loadWithProgress(session, args.program, request, report =>
    loadDebuggee(args, listenerOf(session), report),
  );
  const debugpy = await startDebugpy(session, args, debuggee).catch(async (error: unknown) => {
    await debuggee.close();
    throw error;
  });
  const previous = session.loaded?.debuggee;
  session.onOver = () => debuggee.close();
  session.loaded = {
    debuggee,
    options: args,
    sources: new SourceReferences(debuggee.sources),
    start: () => void start(session, debuggee, args, debugpy),
    terminate: () => debuggee.close(),
    loadAnew: (changed = raw, again) => loadAnew(session, changed, again),
  };
  const { comparison } = debuggee;
  if (comparison && !comparison.divergence) reportComparison(session, comparison);
  session.watchExceptions();
  useSkipping(session, debuggee, args.skipping);
  debuggee.onProgramLoaded = program => reportLoaded(session, program);
  if (!args.noDebug) bindBreakpoints(session, debuggee);
  session.handles.nextStop();
  await previous?.close();
}

async function start(
  session: Session,
  debuggee: Debuggee,
  args: LaunchArguments,
  debugpy: DebugpyServer | undefined,
): Promise<void> {
  const handsOverHints = debugpy !== undefined && (await handOverHints(session, debugpy));
  debuggee.start({ ...args, handsOverHints });
}

async function loadAnew(session: Session, raw: object, request: PendingRequest): Promise<void> {
  const { code, sources } = session.program.debuggee;
  const files = [...code].flatMap(loaded => [...loaded.code.files]);
  const paths = files.flatMap(file => sources.get(file).path ?? []);
  await load(session, raw, await withChangedSource(readLaunchArguments(raw), paths), request);
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
