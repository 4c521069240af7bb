import { commands, debug, Disposable, window, type DebugSession, type Uri } from 'vscode';
import { DEBUG_TYPE } from '../configuration/debug-configurations.ts';
import { guarded } from '../guard.ts';
import { MemoryPanel } from '../memory/memory-panel.ts';
import { watchChanges } from '../memory/watch-changes.ts';

/** What the editor passes on from the menu of a variable. */
interface VariableItem {
  readonly variable?: { readonly memoryReference?: string };
}

/** *View Memory at Address…*, and *View in Memory* of a variable. */
export function registerViewMemory(extensionUri: Uri): Disposable {
  let panel: MemoryPanel | undefined;
  let last = 'ap';
  const show = async (session: DebugSession, expression: string): Promise<void> => {
    panel ??= new MemoryPanel(extensionUri, session, () => (panel = undefined));
    await panel.show(session, expression);
  };
  return Disposable.from(
    watchChanges(session => void panel?.refresh(session)),
    commands.registerCommand(
      'cairoscope.viewMemory',
      guarded('show the memory', async () => {
        const session = cairoSession();
        if (!session) return;
        const expression = await window.showInputBox({
          title: 'View Memory at Address',
          prompt:
            'An address as 1:5, a register, or an expression of the selected frame, as [fp-3] or array.',
          value: last,
        });
        if (expression === undefined || expression.trim() === '') return;
        last = expression;
        await show(session, expression);
      }),
    ),
    commands.registerCommand(
      'cairoscope.viewInMemory',
      guarded('show the memory', async (item?: VariableItem) => {
        const session = cairoSession();
        const reference = item?.variable?.memoryReference;
        if (session && reference !== undefined) await show(session, reference);
      }),
    ),
  );
}

function cairoSession(): DebugSession | undefined {
  const session = debug.activeDebugSession;
  if (session?.type === DEBUG_TYPE) return session;
  void window.showInformationMessage(
    'Memory can be viewed while a Cairo program is being debugged. Start one with F5.',
  );
  return undefined;
}
