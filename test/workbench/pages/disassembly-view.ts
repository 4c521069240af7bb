import type { Locator, Page } from 'playwright-core';
import { until } from '../until.ts';

/** The editor with the program's instructions. */
export class DisassemblyView {
  private readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.rows = page.locator('.disassembly-view .monaco-list-row');
  }

  /** The texts of the rows in view. */
  async texts(): Promise<string[]> {
    const texts = await this.rows.allInnerTexts();
    return texts.map(text => text.replace(/\s+/g, ' ').trim());
  }

  /** Waits for an instruction in view, and gives its row's text. */
  async waitFor(text: RegExp): Promise<string> {
    const rows = await until(
      `an instruction ${text}`,
      () => this.texts(),
      found => found.some(row => text.test(row)),
    );
    return rows.find(row => text.test(row)) ?? '';
  }

  /** Sets a breakpoint by a click beside an instruction. */
  async clickMargin(text: RegExp): Promise<void> {
    const row = this.rowOf(text);
    await until(
      `a breakpoint at the instruction ${text}`,
      async () => {
        if ((await this.breakpointsAt(row)) === 0) {
          const box = await row.boundingBox();
          // The line of the instruction is the last one of the row: those of the source stand above it.
          if (box) await this.page.mouse.click(box.x + 10, box.y + box.height - 8);
        }
        return this.breakpointsAt(row);
      },
      count => count > 0,
    );
  }

  /** The row of the instruction at which the debugger stands. */
  async stoppedRow(): Promise<string> {
    const row = this.rows.filter({
      has: this.page.locator('.codicon-debug-stackframe, [class*="stackframe"]'),
    });
    return (await row.first().innerText()).replace(/\s+/g, ' ').trim();
  }

  private rowOf(text: RegExp): Locator {
    return this.rows.filter({ hasText: text }).first();
  }

  private breakpointsAt(row: Locator): Promise<number> {
    return row.locator('.codicon-debug-breakpoint').count();
  }
}
