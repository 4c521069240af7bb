import { appendFileSync } from 'node:fs';

/** Writes what passes between the client and the adapter, one message a line. Costs nothing while it is off. */
export class TrafficLog {
  #target: boolean | string = false;

  /** @param target true: stderr; a text: the file of that name */
  switch(target: boolean | string): void {
    this.#target = target;
  }

  write(direction: '->' | '<-', message: object): void {
    if (this.#target === false) return;
    const line = `${new Date().toISOString()} ${direction} ${JSON.stringify(message)}\n`;
    if (typeof this.#target === 'string') appendFileSync(this.#target, line);
    else process.stderr.write(line);
  }
}
