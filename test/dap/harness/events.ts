import type { DebugProtocol } from '@vscode/debugprotocol';

/** Events of a client that wait to be looked at: none is lost between two looks. */
export class EventQueue {
  readonly all: DebugProtocol.Event[] = [];
  #next = 0;
  #wake: (() => void) | undefined;

  add(event: DebugProtocol.Event): void {
    this.all.push(event);
    this.#wake?.();
  }

  /** The next event of one of these names; those between are passed over. */
  async next(...names: string[]): Promise<DebugProtocol.Event> {
    for (;;) {
      const event = this.all[this.#next];
      if (event === undefined) {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      } else {
        this.#next++;
        if (names.includes(event.event)) return event;
      }
    }
  }

  /** The text of all output of a category so far. */
  output(category: string): string {
    return this.all
      .filter((event): event is DebugProtocol.OutputEvent => event.event === 'output')
      .filter(({ body }) => body.category === category)
      .map(({ body }) => body.output)
      .join('');
  }
}
