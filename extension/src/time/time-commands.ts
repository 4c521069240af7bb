import { commands, debug, Disposable, window, type DebugSession } from 'vscode';
import { parseStepCount } from '../configuration/step-count.ts';
import { guarded } from '../guard.ts';
import { logPast } from './log-past.ts';

/** What the Variables pane says of the variable whose context menu was opened. */
interface VariableContext {
  readonly container?: { readonly variablesReference?: number };
  readonly variable?: { readonly name?: string };
}

/** The commands that move through the recorded run; the debug adapter does what they say. */
export function registerTimeCommands(): Disposable {
  return Disposable.from(
    sessionCommand('cairoscope.reverseStepIn', 'step back', session => request(session, 'reverseStepIn')),
    sessionCommand('cairoscope.reverseStepOut', 'step back', session => request(session, 'reverseStepOut')),
    sessionCommand('cairoscope.stepBackN', 'step back', stepBackN),
    sessionCommand('cairoscope.goToStep', 'go to the step', goToStep),
    sessionCommand('cairoscope.goToCall', 'go to the call', goToCall),
    sessionCommand('cairoscope.goToWriter', 'go to the writer', goToWriter),
    sessionCommand('cairoscope.goToNextHint', 'go to the hint', session =>
      request(session, 'goToHint', { direction: 'next' }),
    ),
    sessionCommand('cairoscope.goToPreviousHint', 'go to the hint', session =>
      request(session, 'goToHint', { direction: 'previous' }),
    ),
    sessionCommand('cairoscope.logPast', 'log over the recorded run', logPast),
    sessionCommand('cairoscope.goToNextBuiltinUse', 'go to the builtin', session =>
      goToBuiltinUse(session, 'next'),
    ),
    sessionCommand('cairoscope.goToPreviousBuiltinUse', 'go to the builtin', session =>
      goToBuiltinUse(session, 'previous'),
    ),
  );
}

type Run = (session: DebugSession, context: unknown) => Thenable<void>;

/** A command that works on the Cairo program which is being debugged. */
function sessionCommand(name: string, what: string, run: Run): Disposable {
  return commands.registerCommand(
    name,
    guarded(what, async (context: unknown) => {
      const session = debug.activeDebugSession;
      if (session?.type === 'cairoscope') await run(session, context);
      else void window.showInformationMessage('No Cairo program is being debugged. Start one with F5.');
    }),
  );
}

async function request(session: DebugSession, name: string, args: object = {}): Promise<void> {
  await session.customRequest(`cairoscope/${name}`, args);
}

async function stepBackN(session: DebugSession): Promise<void> {
  const steps = await askForNumber('Step Back N', 'How many VM steps to go back.', '100');
  if (steps !== undefined) await request(session, 'stepN', { steps: -steps });
}

async function goToStep(session: DebugSession): Promise<void> {
  const { edge, moment } = (await session.customRequest('cairoscope/timeline')) as {
    readonly edge: { readonly step: number };
    readonly moment: { readonly step: number };
  };
  const prompt = `A step from 0 to ${edge.step}, which is as far as the run has come.`;
  const step = await askForNumber('Go to Step', prompt, `${moment.step}`, 0);
  if (step !== undefined) await request(session, 'goToStep', { step });
}

async function askForNumber(
  title: string,
  prompt: string,
  value: string,
  least = 1,
): Promise<number | undefined> {
  const read = (text: string): number | undefined =>
    least === 0 && /^\s*0+\s*$/.test(text) ? 0 : parseStepCount(text);
  const text = await window.showInputBox({
    title,
    prompt,
    value,
    validateInput: written =>
      read(written) === undefined ? `A whole number from ${least} on, as 100 or 1_000_000.` : undefined,
  });
  return text === undefined ? undefined : read(text);
}

/** Of the frame that is selected in the call stack. */
async function goToCall(session: DebugSession): Promise<void> {
  const item = debug.activeStackItem;
  const frameId = item && 'frameId' in item ? item.frameId : undefined;
  await request(session, 'goToCall', frameId === undefined ? {} : { frameId });
}

/** Of the variable whose context menu was opened; from the Command Palette, of an expression. */
async function goToWriter(session: DebugSession, context: unknown): Promise<void> {
  const { container, variable } = (context ?? {}) as VariableContext;
  if (container?.variablesReference !== undefined && variable?.name !== undefined) {
    // Not its memory reference: that of a pointer is where it leads to.
    const { variablesReference } = container;
    return request(session, 'goToWriter', { variablesReference, name: variable.name });
  }
  const expression = await window.showInputBox({
    title: 'Go to Writer',
    prompt: 'An expression that stands in memory, as x, p.y or [fp - 3].',
  });
  const item = debug.activeStackItem;
  const frame = item && 'frameId' in item ? { frameId: item.frameId } : {};
  if (expression !== undefined) await request(session, 'goToWriter', { expression, ...frame });
}

async function goToBuiltinUse(session: DebugSession, direction: 'next' | 'previous'): Promise<void> {
  const { builtins } = (await session.customRequest('cairoscope/timeline')) as {
    readonly builtins: readonly string[];
  };
  const builtin =
    builtins.length === 1
      ? builtins[0]
      : await window.showQuickPick([...builtins], {
          title: `Go to ${direction === 'next' ? 'Next' : 'Previous'} Use of a Builtin`,
          placeHolder: builtins.length === 0 ? 'The run has no builtins.' : 'Which builtin?',
        });
  if (builtin !== undefined) await request(session, 'goToBuiltinUse', { builtin, direction });
}
