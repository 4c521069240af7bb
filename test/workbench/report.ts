import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface TestResult {
  title: string;
  ok: boolean;
  /** Milliseconds. */
  duration: number;
  error?: string;
}

/** What the runner of all tests reads. */
export interface ReportFile {
  passed: number;
  failed: number;
  /** Why nothing ran. */
  skipped?: string;
  tests: TestResult[];
}

/** Prints each test as it ends and keeps the results. */
export class Report {
  private readonly tests: TestResult[] = [];
  private skipped: string | undefined;

  get failed(): number {
    return this.tests.filter(test => !test.ok).length;
  }

  get passed(): number {
    return this.tests.length - this.failed;
  }

  skip(reason: string): void {
    this.skipped = reason;
    console.log(`skipped: ${reason}`);
  }

  add(result: TestResult): void {
    this.tests.push(result);
    console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${result.title} (${Math.round(result.duration)} ms)`);
    if (result.error !== undefined) {
      console.log(result.error.replace(/^/gm, '     '));
    }
  }

  /** Runs a test; the result says whether it passed, so that the steps after it can be left out. */
  async run(title: string, test: () => Promise<void>, onError?: () => Promise<string>): Promise<boolean> {
    const begin = Date.now();
    try {
      await test();
      this.add({ title, ok: true, duration: Date.now() - begin });
      return true;
    } catch (error) {
      const duration = Date.now() - begin;
      const more = (await onError?.()) ?? '';
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.add({ title, ok: false, duration, error: `${text}\n${more}`.trim() });
      return false;
    }
  }

  /** Prints the counts and writes the file. */
  finish(file: string): void {
    const content: ReportFile = {
      passed: this.passed,
      failed: this.failed,
      ...(this.skipped === undefined ? {} : { skipped: this.skipped }),
      tests: this.tests,
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
    console.log(`workbench: ${this.passed} passed, ${this.failed} failed`);
  }
}
