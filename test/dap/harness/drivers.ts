import type { DebugProtocol } from '@vscode/debugprotocol';
import { hasMarker, lineOf, programPath } from './programs.ts';
import { recordRun, type RecordedRun } from './recorded-run.ts';
import { CLIENT, TestSession } from './test-session.ts';

/** How a script comes to the first step of its program. What follows must be the same with each of them. */
interface Driver {
  /**
   * Brings the program to its first step, where it stands still.
   * @param setUp sets the script's first breakpoints
   */
  begin(session: TestSession, start: Start, setUp: () => Promise<void>): Promise<Beginning>;
}

interface Start {
  readonly program: string;
  readonly args: object;
}

interface Beginning {
  /** What the client heard before the program stood at its first step. */
  readonly heard: readonly DebugProtocol.Event[];
  /** What the program has printed of what a script hears: it will not print that again. */
  readonly printed: readonly DebugProtocol.Event[];
}

/** The program runs under the script. */
const live: Driver = {
  async begin(session, start, setUp) {
    return { heard: await launch(session, start, setUp), printed: [] };
  },
};

/** The program has run to its last statement (`@end`) or to its failure, and the script is replayed from the beginning. */
const replayed: Driver = {
  async begin(session, start, setUp) {
    const { client, events } = session;
    const { program } = start;
    const heard = await launch(session, start, () => Promise.resolve());
    const ends = hasMarker(program, 'end') ? [lineOf(program, 'end')] : [];
    await session.setUp({ lines: { [program]: ends } });
    await client.continueRequest({ threadId: 1 });
    const printed = (await events.upTo('stopped')).filter(({ event }) => event === 'output');
    await session.setUp({ lines: { [program]: [] } });
    await client.customRequest('cairoscope/goToStep', { step: 0 });
    await events.upTo('stopped');
    await setUp();
    return { heard, printed };
  },
};

/** The run was over before the script begins: it is opened from what it left. */
function opened(filesOf: (run: RecordedRun) => object): Driver {
  return {
    async begin(session, { program, args }, setUp) {
      const files = filesOf(await recordRun(program));
      const start = { program, args: { ...args, ...files, stopOnEnd: false } };
      return { heard: await launch(session, start, setUp), printed: await printedBy(program, args) };
    },
  };
}

/** What hints print in a run, which an opened one does not do again. */
async function printedBy(program: string, args: object): Promise<DebugProtocol.Event[]> {
  const session = await TestSession.start();
  try {
    await session.launch(program, { ...args, noDebug: true });
    const events = await session.events.upTo('exited');
    return events.filter(
      ({ event, body }) =>
        event === 'output' && !String((body as { output: string }).output).startsWith('Program output'),
    );
  } finally {
    await session.stop();
  }
}

/** @returns what the client heard until the stop on entry */
async function launch(
  session: TestSession,
  { program, args }: Start,
  setUp: () => Promise<void>,
): Promise<DebugProtocol.Event[]> {
  const { client, events } = session;
  await client.initializeRequest(CLIENT);
  await client.customRequest('launch', { program: programPath(program), ...args });
  const before = await events.upTo('initialized');
  await setUp();
  await client.configurationDoneRequest();
  const after = await events.upTo('stopped');
  return [...before.slice(0, -1), ...after.slice(0, -1)];
}

export const DRIVERS = {
  live,
  replayed,
  'from trace and memory': opened(({ trace, memory }) => ({ traceFile: trace, memoryFile: memory })),
  'from a Cairo PIE': opened(({ pie }) => ({ pie })),
} as const;
export type DriverName = keyof typeof DRIVERS;
