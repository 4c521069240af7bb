import type { Page } from 'playwright-core';
import { until } from '../until.ts';

/** What the editor's margin shows beside one line. */
interface MarginGlyph {
  line: number;
  classes: string;
}

/** Pairs every glyph of the margin with the number of its line, by their places on the screen. */
const readGlyphs = `(() => {
  const editor = document.querySelector('.editor-instance');
  const middle = element => { const box = element.getBoundingClientRect(); return box.top + box.height / 2; };
  const lines = [...editor.querySelectorAll('.margin-view-overlays .line-numbers')];
  return [...editor.querySelectorAll('.glyph-margin-widgets .cgmr')].flatMap(glyph => {
    const line = lines.find(number => { const box = number.getBoundingClientRect(); const at = middle(glyph);
      return box.top <= at && at < box.bottom; });
    return line === undefined ? [] : [{ line: Number(line.textContent), classes: glyph.className }];
  });
})()`;

/** The editor that is in front. */
export class Editor {
  constructor(private readonly page: Page) {}

  /** Waits until the text is drawn. */
  async waitForText(text: string): Promise<void> {
    await this.page
      .locator('.editor-instance .view-line', { hasText: text })
      .first()
      .waitFor({ timeout: 30_000 });
  }

  /** The name of the file in front. */
  activeTab(): Promise<string | null> {
    return this.page.locator('.tabs-container .tab.active').first().getAttribute('data-resource-name');
  }

  /** Scrolls to a line and puts the cursor there, as Ctrl+G does. */
  async goToLine(line: number): Promise<void> {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+KeyG');
    const input = this.page.locator('.quick-input-widget .quick-input-filter input');
    await input.fill(`:${line}`);
    await input.press('Enter');
    await until(
      `the cursor is in line ${line}`,
      () => this.cursorLine(),
      at => at === line,
    );
  }

  /** The line that the status bar names. */
  async cursorLine(): Promise<number> {
    const text = await this.page.locator('#status\\.editor\\.selection').innerText();
    return Number(/Ln (\d+)/.exec(text)?.[1]);
  }

  /** Sets a breakpoint, or takes it away, with a click in the margin beside the line. */
  async clickMargin(line: number, wanted: 'set' | 'removed' = 'set'): Promise<void> {
    await this.goToLine(line);
    const number = this.page
      .locator('.editor-instance .line-numbers', { hasText: new RegExp(`^${line}$`) })
      .first();
    const margin = this.page.locator('.editor-instance .glyph-margin').first();
    const isDone = async () => (await this.breakpointLines()).includes(line) === (wanted === 'set');
    await until(
      `the breakpoint in line ${line} is ${wanted}`,
      async () => {
        if (!(await isDone())) {
          // The margin listens only once the workbench has its debug parts ready: click again.
          const [at, column] = await Promise.all([number.boundingBox(), margin.boundingBox()]);
          if (at !== null && column !== null) {
            await this.page.mouse.click(column.x + column.width / 2, at.y + at.height / 2);
          }
          await until('the click shows', isDone, done => done, 3000).catch(() => undefined);
        }
        return isDone();
      },
      done => done,
    );
  }

  /** Lines in view that have a breakpoint. */
  breakpointLines(): Promise<number[]> {
    return this.linesWith(/codicon-debug-breakpoint/);
  }

  /** Lines in view whose breakpoint is grey: bound to nothing. */
  unverifiedBreakpointLines(): Promise<number[]> {
    return this.linesWith(/codicon-debug-breakpoint-unverified/);
  }

  /** The line of the yellow arrow, undefined if none is in view. */
  async stoppedLine(): Promise<number | undefined> {
    const lines = await this.linesWith(/codicon-debug-stackframe(?!-focused)|breakpoint-stackframe/);
    return lines[0];
  }

  /** Rests the mouse on a word of a line and gives what pops up. */
  async hover(line: number, word: string): Promise<string> {
    await this.goToLine(line);
    const target = this.page
      .locator('.editor-instance .view-line', { hasText: word })
      .locator(`span:text("${word}")`)
      .first();
    await target.hover();
    const popup = this.page.locator('.debug-hover-widget:visible, .monaco-hover:visible').first();
    await popup.waitFor({ timeout: 10_000 });
    return popup.innerText();
  }

  private async linesWith(classes: RegExp): Promise<number[]> {
    const glyphs = await this.page.evaluate<MarginGlyph[]>(readGlyphs);
    return glyphs.filter(glyph => classes.test(glyph.classes)).map(glyph => glyph.line);
  }
}
