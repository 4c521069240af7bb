import {
  debug,
  DebugStackFrame,
  ViewColumn,
  window,
  type DebugSession,
  type Uri,
  type WebviewPanel,
} from 'vscode';
import type { AddressBody, MemoryPageArguments, MemoryPageBody } from '../../../debug-adapter/src/index.ts';
import { messageOf } from '../log.ts';
import { documentHtml } from './document-html.ts';
import { openHexEditor } from './hex-editor.ts';
import { PAGE_CELLS, pageHtml } from './page-html.ts';

/** What the view's script sends. */
interface FromView {
  readonly ready?: boolean;
  /** An address or expression to go to. */
  readonly go?: string;
  readonly hex?: boolean;
}

/** Shows the memory of a session, cell by cell, as it is at every stop. There is one; it follows the person. */
export class MemoryPanel {
  readonly #panel: WebviewPanel;
  #session: DebugSession;
  #place: { readonly segment: number; readonly offset: number } | undefined;
  /** The page that is shown. */
  #shown: MemoryPageBody | undefined;
  /** Counts requests: only the answer to the last one is shown. */
  #asked = 0;

  constructor(extensionUri: Uri, session: DebugSession, onClosed: () => void) {
    this.#session = session;
    this.#panel = window.createWebviewPanel('cairoscope.memory', 'Cairo Memory', ViewColumn.Beside, {
      enableScripts: true,
      retainContextWhenHidden: true,
      localResourceRoots: [extensionUri],
    });
    const { webview } = this.#panel;
    webview.onDidReceiveMessage((message: FromView) => void this.#received(message));
    webview.html = documentHtml(webview, extensionUri);
    const stops = debug.onDidChangeActiveStackItem(() => void this.refresh());
    const ends = debug.onDidTerminateDebugSession(({ id }) => {
      if (id === this.#session.id) this.#say('The session has ended.', true);
    });
    this.#panel.onDidDispose(() => {
      stops.dispose();
      ends.dispose();
      onClosed();
    });
  }

  /** Goes to an address or expression of a session. */
  async show(session: DebugSession, expression: string): Promise<void> {
    this.#session = session;
    this.#panel.reveal(undefined, true);
    await this.#go(expression);
  }

  /** Asks for the page anew, if it is one of this session. */
  async refresh({ id }: DebugSession = this.#session): Promise<void> {
    if (id === this.#session.id) await this.#load(false);
  }

  async #received({ ready, go, hex }: FromView): Promise<void> {
    if (ready) await this.#load(true);
    if (go !== undefined) await this.#go(go);
    if (hex && this.#place) {
      const { segment, offset } = this.#place;
      await this.#guard(async () => {
        const { memoryReference } = await this.#resolve(`${segment}:${offset}`);
        await openHexEditor(this.#session, memoryReference);
      });
    }
  }

  async #go(expression: string): Promise<void> {
    await this.#guard(async () => {
      const { address } = await this.#resolve(expression);
      const [segment = 0, offset = 0] = address.split(':').map(Number);
      this.#place = { segment, offset };
      await this.#load(true);
    });
  }

  async #load(reveals: boolean): Promise<void> {
    if (!this.#place) return;
    const { segment, offset } = this.#place;
    const asked = ++this.#asked;
    const start = Math.floor(offset / PAGE_CELLS) * PAGE_CELLS;
    const args: MemoryPageArguments = { segment, start, count: PAGE_CELLS, ...this.#frame() };
    try {
      const page = (await this.#session.customRequest('cairoscope/memory', args)) as MemoryPageBody;
      if (asked !== this.#asked) return;
      const changed = changedCells(this.#shown, page);
      this.#shown = page;
      this.#panel.title = `Memory ${segment}:${offset}`;
      const html = pageHtml({ page, start, focus: offset, changed });
      await this.#panel.webview.postMessage({ html, reveals });
    } catch (error) {
      // What is shown is that of an earlier stop: the program runs, or has ended.
      if (asked === this.#asked) this.#say(messageOf(error), true);
    }
  }

  #resolve(expression: string): Thenable<AddressBody> {
    return this.#session.customRequest('cairoscope/address', { expression, ...this.#frame() });
  }

  /** The selected frame, if it is one of the session. */
  #frame(): { frameId?: number } {
    const item = debug.activeStackItem;
    return item instanceof DebugStackFrame && item.session.id === this.#session.id
      ? { frameId: item.frameId }
      : {};
  }

  async #guard(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#say(messageOf(error), false);
    }
  }

  #say(message: string, isStale: boolean): void {
    void this.#panel.webview.postMessage({ message, isStale });
  }
}

/** Offsets at which the two pages of one place differ. */
function changedCells(before: MemoryPageBody | undefined, { segment, cells }: MemoryPageBody): Set<number> {
  const changed = new Set<number>();
  if (before?.segment !== segment) return changed;
  const values = new Map(before.cells.map(({ offset, value }) => [offset, value]));
  for (const { offset, value } of cells) {
    if (values.has(offset) && values.get(offset) !== value) changed.add(offset);
  }
  return changed;
}
