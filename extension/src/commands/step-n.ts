import { commands, debug, window, type Disposable } from 'vscode';
import { parseStepCount } from '../configuration/step-count.ts';
import { guarded } from '../guard.ts';

/** *Step N…*: asks for a number of VM steps and advances by it. The last number is proposed again. */
export function registerStepN(): Disposable {
  let last = '100';
  return commands.registerCommand(
    'cairoscope.stepN',
    guarded('step', async () => {
      const session = debug.activeDebugSession;
      if (session?.type !== 'cairoscope') {
        void window.showInformationMessage(
          'Step N works while a Cairo program is being debugged. Start one with F5.',
        );
        return;
      }
      const text = await window.showInputBox({
        title: 'Step N',
        prompt: 'How many VM steps to advance. The run stops earlier at a breakpoint, an error or its end.',
        value: last,
        validateInput: written =>
          parseStepCount(written) === undefined
            ? 'A whole number of at least 1, as 100 or 1_000_000.'
            : undefined,
      });
      if (text === undefined) return;
      const steps = parseStepCount(text);
      if (steps === undefined) return;
      last = text;
      const threadId = debug.activeStackItem?.threadId ?? 1;
      await session.customRequest('cairoscope/stepN', { threadId, steps });
    }),
  );
}
