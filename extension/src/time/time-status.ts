import { debug, Disposable, StatusBarAlignment, window, type DebugSession } from 'vscode';
import { DEBUG_TYPE } from '../configuration/debug-configurations.ts';
import { log } from '../log.ts';

/** Answer of `cairoscope/timeline`, as far as it is shown. */
interface Timeline {
  readonly moment: { readonly step: number };
  readonly edge: { readonly step: number };
  readonly isLive: boolean;
  /** What it takes to keep the scopes of hints. */
  readonly hintScopes?: {
    readonly executions: number;
    readonly bytes: number;
    readonly milliseconds: number;
  };
}

/** Shows in the status bar at which step the program stands, and whether that is where it has come to; a click goes to another step. */
export function showTime(): Disposable {
  const item = window.createStatusBarItem('cairoscope.step', StatusBarAlignment.Left, 40);
  item.name = 'Cairo VM step';
  item.command = 'cairoscope.goToStep';
  const update = async (session: DebugSession): Promise<void> => {
    const { moment, edge, isLive, hintScopes } = (await session.customRequest(
      'cairoscope/timeline',
    )) as Timeline;
    if (session !== debug.activeDebugSession) return;
    item.text = isLive
      ? `$(debug-pause) step ${moment.step}`
      : `$(history) step ${moment.step} of ${edge.step}`;
    item.tooltip = [
      isLive
        ? 'The Cairo VM has made so many steps. Click to go to an earlier one.'
        : `In the past: the Cairo VM has made ${edge.step} steps. Click to go to another one.`,
      ...(hintScopes ? [costOf(hintScopes)] : []),
    ].join('\n');
    item.show();
  };
  const onMessage = (
    session: DebugSession,
    message: { readonly type?: string; readonly event?: string },
  ): void => {
    if (message.type !== 'event') return;
    if (message.event === 'continued' || message.event === 'terminated') item.hide();
    // What ends between the event and the answer has no time to show.
    else if (message.event === 'stopped')
      update(session).then(undefined, (error: unknown) => log().debug(String(error)));
  };
  return Disposable.from(
    item,
    debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
      createDebugAdapterTracker: session => ({
        onDidSendMessage: (message: object) => onMessage(session, message),
        onWillStopSession: () => item.hide(),
      }),
    }),
    debug.onDidChangeActiveDebugSession(session => {
      if (session?.type !== DEBUG_TYPE) item.hide();
    }),
  );
}

/** What `recordHintScopes` takes, in words. */
function costOf({ executions, bytes, milliseconds }: NonNullable<Timeline['hintScopes']>): string {
  const megabytes = (bytes / 2 ** 20).toFixed(1);
  return `Hint scopes kept after ${executions} hints: ${megabytes} MB, ${Math.round(milliseconds)} ms (setting cairoscope.recordHintScopes).`;
}
