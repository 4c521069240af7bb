import type { Page } from 'playwright-core';
import { until } from '../until.ts';
import { Tree } from './tree.ts';

/** The Debug Console. */
export class DebugConsole {
  readonly tree: Tree;

  constructor(private readonly page: Page) {
    this.tree = new Tree(page, '.repl .repl-tree');
  }

  /** Brings it to the front. */
  async show(): Promise<void> {
    const input = this.page.locator('.repl .repl-input-wrapper .monaco-editor');
    if (!(await input.isVisible())) {
      await this.page.keyboard.press('ControlOrMeta+Shift+KeyY');
      await input.waitFor();
    }
  }

  /** Types an expression or a command and presses Enter. */
  async enter(text: string): Promise<void> {
    await this.show();
    await this.page.locator('.repl .repl-input-wrapper .monaco-editor').click();
    await this.page.keyboard.type(text);
    // Closes the suggestions, so that Enter evaluates.
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Enter');
  }

  /** Enters an expression or a command and waits for its answer. */
  async evaluate(text: string, isAnswer: (row: string) => boolean): Promise<void> {
    const before = (await this.tree.allRows()).at(-1)?.index ?? -1;
    await this.enter(text);
    await until(
      `the Debug Console's answer to ${text}`,
      async () => (await this.tree.allRows()).filter(row => row.index > before).map(row => row.text),
      rows => rows.some(isAnswer),
    );
  }

  /** Waits for a row of output. */
  async waitForOutput(text: RegExp): Promise<string> {
    return (await this.tree.waitFor(text)).text;
  }

  /** The link beside a row of output, such as `fibonacci.cairo:15`. */
  async linkOf(text: RegExp): Promise<string> {
    const row = await this.tree.waitFor(text);
    return (await this.tree.locate(row).locator('.source').innerText()).trim();
  }

  /** Follows the link beside a row of output. */
  async followLinkOf(text: RegExp): Promise<void> {
    const row = await this.tree.waitFor(text);
    await this.tree.locate(row).locator('.source').click();
  }
}
