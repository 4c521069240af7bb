import type { Terminal } from './terminal.ts';

const CLEAR_LINE = '\r\u001b[K';

/**
 * One line at the bottom of an interactive terminal that says how far things are. Nothing at all elsewhere.
 * Whatever else is printed must go through it too, so that the two do not run into each other.
 */
export class StatusLine implements Terminal {
  #shown = false;

  constructor(private readonly terminal: Terminal) {}

  get isInteractive(): boolean {
    return this.terminal.isInteractive;
  }

  show(text: string): void {
    if (!this.isInteractive) return;
    this.terminal.stderr(CLEAR_LINE + text);
    this.#shown = true;
  }

  clear(): void {
    if (!this.#shown) return;
    this.terminal.stderr(CLEAR_LINE);
    this.#shown = false;
  }

  stdout(text: string): void {
    this.clear();
    this.terminal.stdout(text);
  }

  stderr(text: string): void {
    this.clear();
    this.terminal.stderr(text);
  }
}
