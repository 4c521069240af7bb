import type { DebugProtocol } from '@vscode/debugprotocol';
import { namesBelow, namesInFrame, type CairoName } from '../../debuggee/inspect/cairo-names.ts';
import { commandWords } from '../console-commands.ts';
import { PREFIX } from '../evaluate.ts';
import { cairoFrame } from '../memory/address.ts';
import type { Session } from '../session.ts';

type Item = DebugProtocol.CompletionItem;

/** The word at the end of a text, and what is before its dot: names, members and subscripts. */
const AT_END = /(?:((?:[A-Za-z_]\w*|\[[^[\]]*\])(?:\s*\.\s*\w+|\[[^[\]]*\])*)\s*\.\s*)?([A-Za-z_]\w*)?$/;

const TYPES: Readonly<Record<CairoName['kind'], DebugProtocol.CompletionItemType>> = {
  variable: 'variable',
  member: 'field',
  register: 'keyword',
  constant: 'value',
  struct: 'class',
  function: 'function',
  namespace: 'module',
};

/** What may stand where the person types. */
export async function completions(
  session: Session,
  { text, line, column, frameId }: DebugProtocol.CompletionsArguments,
): Promise<{ targets: Item[] }> {
  const { client } = session;
  const row = line === undefined ? 0 : client.fromLine(line) - 1;
  const before = (text.split('\n')[row] ?? '').slice(0, client.fromColumn(column) - 1);
  const [, base, typed = ''] = AT_END.exec(before) ?? [];
  const items = await itemsAt(session, before, base, typed, frameId);
  const start = client.column(before.length - typed.length + 1);
  const wanted = typed.toLowerCase();
  const targets = items
    .filter(({ label }) => label.toLowerCase().startsWith(wanted))
    .map(item => ({ ...item, start, length: typed.length }));
  return { targets };
}

async function itemsAt(
  session: Session,
  before: string,
  base: string | undefined,
  typed: string,
  frameId: number | undefined,
): Promise<Item[]> {
  const { debuggee } = session.stopped;
  const handled = frameId === undefined ? undefined : session.handles.get(frameId);
  const pythonFrame = handled?.kind === 'python-frame' ? handled.frame : undefined;
  const language = PREFIX.exec(before)?.[1];
  const isPython = language === undefined ? pythonFrame !== undefined : language !== 'cairo';
  const frame = cairoFrame(session, frameId);
  const ids = /^ids(?:\s*\.\s*(.*))?$/s.exec(base ?? '');
  if (isPython && !ids) {
    const python = debuggee.cursor.isLive ? debuggee.hints?.debugger : undefined;
    const text = before.slice(PREFIX.exec(before)?.[0].length ?? 0);
    return python ? [...(await python.completions(text, pythonFrame?.id)).items] : [];
  }
  if (!frame) return [];
  const path = ids ? ids[1] : base;
  const names = path === undefined ? namesInFrame(frame) : namesBelow(frame, debuggee.frameValues, path);
  // A command is the first word of a line.
  const commands = before.trim() === typed && !isPython ? commandWords() : [];
  return [
    ...names.map(({ name, kind, detail }): Item => ({
      label: name,
      type: TYPES[kind],
      ...(detail === undefined ? {} : { detail }),
    })),
    ...commands.map(({ word, help }): Item => ({ label: word, type: 'text', detail: help })),
  ];
}
