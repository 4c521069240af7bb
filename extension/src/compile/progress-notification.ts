import { ProgressLocation, window } from 'vscode';
import type { Progress } from '../../../toolchain/src/index.ts';

/** What a long task gets: a way to tell how far it is, and to learn that it is no longer wanted. */
export interface Task {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Runs a task under a notification that shows its stages and a button that cancels it. */
export async function withProgressNotification<T>(
  title: string,
  run: (task: Task) => Promise<T>,
): Promise<T> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (notification, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      let done = 0;
      const onProgress = ({ stage, fraction }: Progress): void => {
        const percent = Math.max((fraction ?? 0) * 100, done);
        notification.report({ message: stage, increment: percent - done });
        done = percent;
      };
      return run({ onProgress, signal: controller.signal });
    },
  );
}
