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
      const event = await this.#take();
      if (names.includes(event.event)) return event;
    }
  }

  /** All events up to the next one of these names, which comes last. */
  async upTo(...names: string[]): Promise<DebugProtocol.Event[]> {
    for (const events: DebugProtocol.Event[] = []; ;) {
      const event = await this.#take();
      events.push(event);
      if (names.includes(event.event)) return events;
    }
  }

  /** The events that came and were not looked at. */
  rest(): DebugProtocol.Event[] {
    const events = this.all.slice(this.#next);
    this.#next = this.all.length;
    return events;
  }

  async #take(): Promise<DebugProtocol.Event> {
    for (;;) {
      const event = this.all[this.#next];
      if (event) {
        this.#next++;
        return event;
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
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
