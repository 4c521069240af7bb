import path from 'node:path';
import type { LoadReport } from '../loading/load-report.ts';
import type { Session } from './session.ts';

let nextId = 1;

/** Shows how a launch goes: as a progress bar where the client has one, and in the console. */
export class LaunchProgress implements LoadReport {
  readonly #session: Session;
  readonly #title: string;
  readonly #id = `launch ${nextId++}`;
  #isShown = false;
  #lastStage = '';

  constructor(session: Session, program: string) {
    this.#session = session;
    this.#title = path.basename(program);
  }

  get signal(): AbortSignal {
    return this.#session.launching.signal;
  }

  progress(stage: string, fraction?: number): void {
    const percentage = fraction === undefined ? {} : { percentage: Math.round(fraction * 100) };
    if (this.#session.client.showsProgress) {
      const body = { progressId: this.#id, message: stage, ...percentage };
      if (this.#isShown) this.#session.send('progressUpdate', body);
      else this.#session.send('progressStart', { ...body, title: this.#title, cancellable: false });
      this.#isShown = true;
    } else if (stage !== this.#lastStage) {
      this.#session.print('console', `${this.#title}: ${stage}\n`);
    }
    this.#lastStage = stage;
  }

  complain(text: string, file: string, line: number, column: number): void {
    const { client } = this.#session;
    this.#session.send('output', {
      category: 'stderr',
      output: `${text}\n`,
      source: { name: path.basename(file), path: file },
      line: client.line(line),
      column: client.column(column),
    });
  }

  end(): void {
    if (this.#isShown) this.#session.send('progressEnd', { progressId: this.#id });
  }
}
