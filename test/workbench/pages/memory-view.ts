import type { Frame, Page } from 'playwright-core';
import { until } from '../until.ts';

/** The view of memory, which is a page of its own inside the workbench. */
export class MemoryView {
  constructor(private readonly page: Page) {}

  /** Waits until rows are as wanted; a row is its columns, with a blank between. */
  async waitForRows(what: string, areWanted: (rows: string[]) => boolean): Promise<string[]> {
    return until(`the memory view shows ${what}`, () => this.rows(), areWanted);
  }

  /** Follows the pointer in the row of an address. */
  async follow(address: string): Promise<void> {
    const frame = await this.frame();
    await frame
      .locator('#page tbody tr', { has: frame.locator(`th:text-is("${address}")`) })
      .locator('button.link')
      .click();
  }

  /** The address of the row that was gone to. */
  async focused(): Promise<string> {
    const frame = await this.frame();
    return frame.locator('#page tr.focus th').innerText();
  }

  /** Types an address or expression and presses Enter. */
  async goTo(expression: string): Promise<void> {
    const frame = await this.frame();
    await frame.locator('#address').fill(expression);
    await frame.locator('#address').press('Enter');
  }

  private async rows(): Promise<string[]> {
    const frame = await this.frame();
    const texts = await frame.locator('#page tbody tr').allInnerTexts();
    return texts.map(text => text.replace(/\s+/g, ' ').trim());
  }

  private async frame(): Promise<Frame> {
    for (const frame of this.page.frames()) {
      if (
        (await frame
          .locator('#page')
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    throw new Error('there is no memory view');
  }
}
