import type { Locator, Page } from 'playwright-core';
import { until } from '../until.ts';

export interface TreeRow {
  /** Its place among all rows of the tree. */
  index: number;
  /** 1: a root. */
  level: number;
  text: string;
  expanded: boolean | undefined;
}

/** A tree of the workbench, such as the Variables pane. It holds only the rows in view: the rest comes by scrolling. */
export class Tree {
  private readonly rows: Locator;
  private readonly element: Locator;

  /** @param selector of the element around the tree */
  constructor(
    private readonly page: Page,
    private readonly selector: string,
  ) {
    this.element = page.locator(selector).first();
    this.rows = page.locator(`${selector} .monaco-list-row`);
  }

  /** The rows in view. */
  async visibleRows(): Promise<TreeRow[]> {
    const raw = await this.page.evaluate<RawRow[]>(
      `[...document.querySelectorAll(${JSON.stringify(`${this.selector} .monaco-list-row`)})].map(row => ({
        index: row.getAttribute('data-index'), level: row.getAttribute('aria-level'),
        expanded: row.getAttribute('aria-expanded'), text: row.innerText }))`,
    );
    return raw
      .map(({ index, level, expanded, text }) => ({
        index: Number(index),
        level: Number(level ?? 1),
        text: text.replace(/\s+/g, ' ').trim(),
        expanded: expanded === null ? undefined : expanded === 'true',
      }))
      .sort((a, b) => a.index - b.index);
  }

  async texts(): Promise<string[]> {
    return (await this.visibleRows()).map(row => row.text);
  }

  /** Every row, by scrolling from the top to the bottom. */
  async allRows(): Promise<TreeRow[]> {
    const all = new Map<number, TreeRow>();
    await this.scroll(-1_000_000);
    for (let before = -1; all.size > before;) {
      before = all.size;
      for (const row of await this.visibleRows()) {
        all.set(row.index, row);
      }
      await this.scroll(100);
    }
    return [...all.values()].sort((a, b) => a.index - b.index);
  }

  /** Waits for a row and scrolls to it. */
  waitFor(text: RegExp): Promise<TreeRow> {
    return this.seek(`a row ${text} in ${this.selector}`, row => text.test(row.text));
  }

  /** Unfolds a row by a click on its twistie, unless it is unfolded. */
  async expand(text: RegExp): Promise<void> {
    await until(
      `row ${text} of ${this.selector} unfolds`,
      async () => {
        const row = await this.waitFor(text);
        if (row.expanded === false) {
          await this.locate(row).locator('.monaco-tl-twistie').click({ timeout: 2000 });
        }
        return (await this.seek(`row ${text}`, candidate => text.test(candidate.text))).expanded;
      },
      expanded => expanded === true,
    );
  }

  /** Unfolds a row and waits until the rows below it, on the next level, are as wanted. */
  async children(text: RegExp, areWanted: (texts: string[]) => boolean): Promise<string[]> {
    await this.expand(text);
    return until(`the rows below ${text} of ${this.selector}`, () => this.childTexts(text), areWanted);
  }

  /** Clicks a row. */
  async select(text: RegExp): Promise<void> {
    const row = await this.waitFor(text);
    await this.locate(row).click();
  }

  /** The element of a row in view. */
  locate(row: TreeRow): Locator {
    return this.page.locator(`${this.selector} .monaco-list-row[data-index="${row.index}"]`);
  }

  private async childTexts(text: RegExp): Promise<string[]> {
    const all = await this.allRows();
    const at = all.findIndex(row => text.test(row.text));
    const parent = all[at];
    if (parent === undefined) {
      return [];
    }
    const below = all.slice(at + 1);
    const end = below.findIndex(row => row.level <= parent.level);
    return below
      .slice(0, end === -1 ? below.length : end)
      .filter(row => row.level === parent.level + 1)
      .map(row => row.text);
  }

  private seek(what: string, isIt: (row: TreeRow) => boolean): Promise<TreeRow> {
    return until(
      what,
      async () => {
        const visible = (await this.visibleRows()).find(isIt);
        if (visible !== undefined) {
          return visible;
        }
        const anywhere = (await this.allRows()).find(isIt);
        if (anywhere === undefined) {
          throw new Error(`only ${JSON.stringify(await this.texts())}`);
        }
        // The scan ended at the bottom: come back up to the row.
        await this.scroll(-1_000_000);
        for (let steps = 0; steps < anywhere.index; steps++) {
          const found = (await this.visibleRows()).find(isIt);
          if (found !== undefined) {
            return found;
          }
          await this.scroll(60);
        }
        throw new Error('it went away');
      },
      () => true,
    );
  }

  /** @param by pixels, down if positive */
  private async scroll(by: number): Promise<void> {
    if ((await this.rows.count()) === 0) {
      return;
    }
    await this.element.hover({ timeout: 2000 });
    await this.page.mouse.wheel(0, by);
    // The list draws its rows in the frame after the scroll.
    await this.page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }
}

interface RawRow {
  index: string | null;
  level: string | null;
  expanded: string | null;
  text: string;
}
