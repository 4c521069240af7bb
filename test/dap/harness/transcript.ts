import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Breakpoints } from './breakpoint-script.ts';
import { DRIVERS, type DriverName } from './drivers.ts';
import { eventLines } from './event-text.ts';
import { assertGolden, assertSame, readGolden } from './golden.ts';
import { ROOT } from './programs.ts';
import { TestSession } from './test-session.ts';
import { Transcript } from './transcript-log.ts';

const FOLDER = path.join(ROOT, 'test/dap/transcripts/golden');

/** What every script is run with, if it does not choose. */
const ALL: readonly DriverName[] = ['live', 'replayed'];

/** For scripts that only look at a run: they see the same where it was over before. */
export const EVERY: readonly DriverName[] = [...ALL, 'from trace and memory', 'from a Cairo PIE'];

interface Options {
  /** Of `test/dap/programs`. */
  readonly program: string;
  /** More arguments of the launch. */
  readonly args?: object;
  /** Those that are there before the first step. */
  readonly breakpoints?: Breakpoints;
  /** How the script comes to its first step. Leave out those only that cannot do what the script does. */
  readonly drivers?: readonly DriverName[];
}

const names = new Set<string>();

/**
 * A test that is a script of what a person does in a debugger. What there is to see is compared with the golden file
 * `NAME.txt`; an event that no line of the script has waited for fails the test, too.
 */
export function transcript(name: string, options: Options, script: (t: Transcript) => Promise<void>): void {
  assert.match(name, /^[\w ,'-]+$/, 'The name of a transcript is the name of its golden file.');
  assert.ok(!names.has(name), `There are two transcripts '${name}'.`);
  names.add(name);
  describe(name, () => {
    for (const driver of options.drivers ?? ALL) {
      it(driver, async () => {
        const session = await TestSession.start();
        try {
          await play(name, driver, session, options, script);
        } finally {
          await session.stop();
        }
      });
    }
  });
}

async function play(
  name: string,
  driver: DriverName,
  session: TestSession,
  { program, args = {}, breakpoints }: Options,
  script: (t: Transcript) => Promise<void>,
): Promise<void> {
  const t = new Transcript(session, program);
  const { heard, printed } = await DRIVERS[driver].begin(session, { program, args }, async () => {
    if (breakpoints) await t.breakpoints(breakpoints);
  });
  await t.begin(heard);
  await script(t);
  await t.end();
  if (driver === 'live') return assertGolden(name, t.text, FOLDER);
  const expected = withoutLines(
    readGolden(name, FOLDER),
    eventLines(printed, () => ''),
  );
  assertSame(expected, t.text, path.join(FOLDER, `${name}.${driver}.actual`));
}

/** Takes lines out of a text where they first appear, one after the other; the text may lack some. */
function withoutLines(text: string, unwanted: readonly string[]): string {
  const left = [...unwanted];
  const kept = text.split('\n').filter(line => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return kept.join('\n');
}
