import { commands, debug, Disposable, window, type DebugSession } from 'vscode';
import { DEBUG_TYPE } from '../configuration/debug-configurations.ts';
import type { FeltFormat } from '../configuration/felt-format.ts';
import { guarded } from '../guard.ts';

/** What the editor passes on from the menu of a variable. */
interface VariableItem {
  readonly container?: { readonly variablesReference?: number };
  readonly variable?: { readonly name?: string };
}

const CHOICES: readonly {
  readonly label: string;
  readonly format: FeltFormat;
  readonly description: string;
}[] = [
  {
    label: 'Automatic',
    format: 'auto',
    description: 'decimal while it is short, with the text that it may be',
  },
  { label: 'Signed Decimal', format: 'signed', description: 'from -P/2 to P/2' },
  { label: 'Unsigned Decimal', format: 'unsigned', description: 'from 0 to P - 1' },
  { label: 'Hexadecimal', format: 'hex', description: '' },
  { label: 'Short String', format: 'string', description: 'as text in quotes' },
];

/** *Show as Hexadecimal* and the like for a variable, and *Show Felts As…* for the whole session. */
export function registerShowFeltsAs(): Disposable {
  return Disposable.from(
    commands.registerCommand('cairoscope.showAsAuto', showVariableAs('auto')),
    commands.registerCommand('cairoscope.showAsSigned', showVariableAs('signed')),
    commands.registerCommand('cairoscope.showAsUnsigned', showVariableAs('unsigned')),
    commands.registerCommand('cairoscope.showAsHex', showVariableAs('hex')),
    commands.registerCommand('cairoscope.showAsString', showVariableAs('string')),
    commands.registerCommand(
      'cairoscope.showFeltsAs',
      guarded('show felts in another format', async () => {
        const session = cairoSession();
        if (!session) return;
        const chosen = await window.showQuickPick(CHOICES, {
          title: 'Show Felts As',
          placeHolder: 'Variables for which a format of their own was chosen keep that.',
        });
        if (chosen) await session.customRequest('cairoscope/setFormat', { format: chosen.format });
      }),
    ),
  );
}

function showVariableAs(format: FeltFormat): (item?: VariableItem) => Promise<void> {
  return guarded('show the variable in another format', async (item?: VariableItem) => {
    const variablesReference = item?.container?.variablesReference;
    const name = item?.variable?.name;
    if (variablesReference === undefined || name === undefined) return;
    await cairoSession()?.customRequest('cairoscope/setFormat', { format, variablesReference, name });
  });
}

function cairoSession(): DebugSession | undefined {
  const session = debug.activeDebugSession;
  if (session?.type === DEBUG_TYPE) return session;
  void window.showInformationMessage(
    'Formats are chosen while a Cairo program is being debugged. The setting cairoscope.feltFormat says how sessions begin.',
  );
  return undefined;
}
