import path from 'node:path';
import type { LoadReport } from '../loading/load-report.ts';
import type { Session } from './session.ts';
import type { Report } from './tasks/long-tasks.ts';
import type { PendingRequest } from './tasks/pending-request.ts';

/** Loads a program, and shows from its beginning how that goes: as a progress bar where the client has one, else in the console. */
export function loadWithProgress<T>(
  session: Session,
  program: string,
  request: PendingRequest,
  load: (report: LoadReport) => Promise<T>,
): Promise<T> {
  const title = path.basename(program);
  return session.tasks.run(
    title,
    request,
    (signal, report) => load(new LaunchProgress(session, title, signal, report)),
    { delay: 0 },
  );
}

class LaunchProgress implements LoadReport {
  #lastStage = '';

  constructor(
    private readonly session: Session,
    private readonly title: string,
    readonly signal: AbortSignal,
    private readonly report: Report,
  ) {}

  progress(stage: string, fraction?: number): void {
    this.report(stage, fraction);
    if (!this.session.client.showsProgress && stage !== this.#lastStage) {
      this.session.print('console', `${this.title}: ${stage}\n`);
    }
    this.#lastStage = stage;
  }

  complain(text: string, file: string, line: number, column: number): void {
    const { client } = this.session;
    this.session.send('output', {
      category: 'stderr',
      output: `${text}\n`,
      source: { name: path.basename(file), path: file },
      line: client.line(line),
      column: client.column(column),
    });
  }
}
