import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, PageScreenshotOptions } from 'playwright-core';
import { until } from '../until.ts';
import { DebugConsole } from './debug-console.ts';
import { Editor } from './editor.ts';
import { Tree } from './tree.ts';

/** How long a session may take to start, in ms: it compiles the program. */
const startLimit = 120_000;

/** The workbench in the browser, used as a person uses it: mouse, keys, and what is on the screen. */
export class WorkbenchPage {
  readonly editor: Editor;
  readonly console: DebugConsole;
  readonly variables: Tree;
  readonly callStack: Tree;
  readonly problems: Tree;
  private readonly explorer: Tree;
  private shots = 0;

  /** @param shotsFolder where screenshots go, numbered */
  constructor(
    readonly page: Page,
    private readonly shotsFolder: string,
  ) {
    this.editor = new Editor(page);
    this.console = new DebugConsole(page);
    this.variables = new Tree(page, '.debug-variables');
    this.callStack = new Tree(page, '.debug-call-stack');
    this.problems = new Tree(page, '.markers-panel');
    this.explorer = new Tree(page, '.explorer-folders-view');
    mkdirSync(shotsFolder, { recursive: true });
  }

  /** Opens the address and waits until the workbench is ready for a person. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  /** Opens a file of the workspace's top folder with a double click in the Explorer. */
  async openFile(name: string): Promise<void> {
    const row = this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
    await until(
      `the tab of ${name}`,
      async () => {
        if (!(await row.isVisible())) {
          await this.page.keyboard.press('ControlOrMeta+Shift+KeyE');
          await row.waitFor({ timeout: 5000 });
        }
        await row.dblclick();
        return this.editor.activeTab();
      },
      tab => tab === name,
    );
  }

  /** The names in the Explorer. */
  async files(): Promise<string[]> {
    return this.explorer.texts();
  }

  /** Opens the Run and Debug view. */
  async showDebugView(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+KeyD');
    await this.page.locator('.debug-viewlet').waitFor();
  }

  /** Folds or unfolds a pane of the Run and Debug view by a click on its title. */
  async foldPane(title: string, folded: boolean): Promise<void> {
    const header = this.page.locator('.debug-viewlet .pane-header', {
      hasText: new RegExp(`^${title}`, 'i'),
    });
    await until(
      `the pane ${title} is ${folded ? 'folded' : 'unfolded'}`,
      async () => {
        if ((await header.getAttribute('aria-expanded')) === String(folded)) {
          await header.locator('.title').click();
        }
        return header.getAttribute('aria-expanded');
      },
      expanded => expanded === String(!folded),
    );
  }

  /** F5 with the editor in focus, until there is a debug session. */
  startDebugging(): Promise<void> {
    return this.pressF5Until('a debug session', () => this.isDebugging());
  }

  /** F5 with the editor in focus, until something is so. */
  async pressF5Until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    // Before the extension host has registered the debugger F5 is lost, and there is no such button.
    await this.showDebugView();
    // With a launch.json there is the name of a configuration instead.
    const button = this.page.locator('.debug-viewlet .welcome-view-content .monaco-button:not(.disabled)', {
      hasText: 'Run and Debug',
    });
    const configurations = this.page.locator('.start-debug-action-item');
    await until(
      'the debugger is there',
      async () =>
        (await button.first().isVisible()) || /Configured/.test((await configurations.textContent()) ?? ''),
      isThere => isThere,
      60_000,
    );
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('F5');
    await until(`${what} after F5`, isSo, is => is, startLimit);
  }

  isDebugging(): Promise<boolean> {
    return this.toolbar.isVisible();
  }

  /** Presses a key such as F10. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Waits until the debugger stands on a line of the editor in front. */
  async waitForStop(line: number, limit?: number): Promise<void> {
    await until(
      `a stop in line ${line}`,
      () => this.editor.stoppedLine(),
      at => at === line,
      limit,
    );
    // Keys such as F10 work from the moment on that the toolbar offers them.
    await this.toolbar.locator('.codicon-debug-continue:not(.disabled)').waitFor();
  }

  /** How many VM steps were executed, as the title of the Call Stack says. */
  async vmStep(): Promise<number> {
    const text = await this.page.locator('.debug-viewlet .pane').allInnerTexts();
    const step = /Paused at step (\d+)/.exec(text.join(' '))?.[1];
    if (step === undefined) {
      throw new Error(`no step in ${JSON.stringify(text)}`);
    }
    return Number(step);
  }

  /**
   * Presses a key that has the program go on, and waits until it stands at another step: the line may be the same,
   * and a stop takes the focus from where one types already.
   */
  async pressAndWaitForNextStop(key: string): Promise<void> {
    const before = await this.vmStep();
    await this.press(key);
    await until(
      `a stop after step ${before}`,
      () => this.vmStep().catch(() => before),
      step => step !== before,
    );
    await this.toolbar.locator('.codicon-debug-continue:not(.disabled)').waitFor();
  }

  /** Chooses an entry of the menu of a variable. */
  async variableMenu(variable: RegExp, entry: string): Promise<void> {
    const row = await this.variables.waitFor(variable);
    await this.variables.locate(row).click({ button: 'right' });
    const label = this.page.locator('.monaco-menu .action-label', { hasText: entry }).first();
    await label.waitFor();
    // A menu takes no click in the moment in which it opens.
    await until(
      `the menu takes a click on ${entry}`,
      async () => {
        await label.click({ timeout: 1000 }).catch(() => undefined);
        return label.isVisible();
      },
      isOpen => !isOpen,
    );
  }

  async waitForEnd(): Promise<void> {
    await this.toolbar.waitFor({ state: 'hidden', timeout: 30_000 });
  }

  /** Runs a command by its title in the Command Palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget .quick-input-filter input');
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
    await input.press('Enter');
  }

  /** Types into the box that asks for something, and presses Enter. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.fill(text);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** What dialogs say, which are in the way of everything else. */
  dialogs(): Promise<string[]> {
    return this.page.locator('.monaco-dialog-box .dialog-message-container').allInnerTexts();
  }

  async showProblems(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+KeyM');
    await this.page.locator('.markers-panel').waitFor();
  }

  /** What notifications and dialogs say. */
  async messages(): Promise<string[]> {
    const texts = await this.page
      .locator('.notification-list-item-message, .monaco-dialog-box .dialog-message-container')
      .allInnerTexts();
    return [...new Set(texts)];
  }

  /** Presses the button that cancels what a notification shows the progress of. */
  async cancelProgress(): Promise<void> {
    await this.page.locator('.notification-list-item .monaco-button', { hasText: 'Cancel' }).click();
  }

  /** Clears the notifications away. */
  async closeMessages(): Promise<void> {
    await this.command('Notifications: Clear All Notifications');
  }

  /** The language of the editor in front, as the status bar names it. */
  language(): Promise<string> {
    return this.page.locator('#status\\.editor\\.mode').innerText();
  }

  /** What the box below the failing line says; empty if there is none. */
  async exceptionText(): Promise<string> {
    const box = this.page.locator('.exception-widget').first();
    return (await box.isVisible()) ? box.innerText() : '';
  }

  /** Keeps a picture of the failing lines and of the explanation below them, without the traceback: that has paths of this machine. */
  async exceptionPicture(): Promise<string> {
    const box = await this.page.locator('.exception-widget').first().boundingBox();
    const trace = await this.page.locator('.exception-widget .stack-trace').first().boundingBox();
    if (box === null || trace === null) throw new Error('There is no box with an exception.');
    const above = 6 * 19;
    const { x, width } = (await this.page.locator('.editor-instance').first().boundingBox()) ?? box;
    return this.screenshot('explanation', { x, y: box.y - above, width, height: above + trace.y - box.y });
  }

  /** Keeps a picture of the window, or of a part of it; gives its file. */
  async screenshot(name: string, clip?: PageScreenshotOptions['clip']): Promise<string> {
    this.shots += 1;
    const path = join(this.shotsFolder, `${String(this.shots).padStart(2, '0')}-${name}.png`);
    await this.page.screenshot({ path, ...(clip && { clip }) });
    return path;
  }

  private get toolbar() {
    return this.page.locator('.debug-toolbar');
  }
}
