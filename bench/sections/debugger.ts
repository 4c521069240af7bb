import { DebugSession } from '../debug-session.ts';
import { count, table } from '../format.ts';
import type { Section } from '../section.ts';
import { judge, judgeMilliseconds, atMost } from '../target.ts';

/** Some 10 million steps, and as many frames as this, and one. */
const FRAMES = 100_000;
/** Of 100,000: a page from the middle, as an editor asks for when one scrolls. */
const PAGE = { threadId: 1, startFrame: 50_000, levels: 20 };

type Times = Map<string, number[]>;

/** What a person waits for in a debugger, on a long recorded run, through the adapter and its pipes. */
export const debuggerSection: Section = {
  name: 'debugger',
  title: 'The debugger on a long run',
  async measure(contestants, runs) {
    const program = await contestants.compile('debugged', FRAMES);
    const source = program.replace(/\.json$/, '.cairo');
    const times: Times = new Map();
    let steps = 0;
    for (let run = 0; run < runs; run++) {
      steps = await measureSession(program, source, (what, seconds) => {
        times.set(what, [...(times.get(what) ?? []), seconds]);
      });
    }
    const bare = median(times, 'run');
    const watched = median(times, 'run with breakpoints');
    const rows = PROMISES.map(([what, most]) => [what, judgeMilliseconds(median(times, what), most)]);
    return [
      `A run of ${count(steps)} steps, ${count(FRAMES)} frames deep, looked at and gone back in from its end. Each figure is from a request to what a person sees of it:`,
      table(['what', 'time'], rows),
      `The same run, with 10 breakpoints that it does not meet beside one without: ${judge(bare && watched && watched / bare, atMost(1.1))}.`,
    ].join('\n\n');
  },
};

/** What is measured, and the most milliseconds that it may take. */
const PROMISES: readonly (readonly [what: string, most: number])[] = [
  ['from a stop to variables that are shown', 50],
  ['`stepBack` over a call that is nearly all of the run', 10],
  ['`reverseContinue` through all steps to a line', 300],
  ['`reverseContinue` to a condition on a field, over 1.3 million hits', 2000],
  ['who wrote this cell', 5],
  ['what a logpoint with 100,000 hits would have printed', 3000],
  ['a page of the stack', 50],
  ['`stepBack`, deep in the stack', 10],
];

/** @returns the steps of the run */
async function measureSession(
  program: string,
  source: string,
  keep: (what: string, seconds: number) => void,
): Promise<number> {
  const bare = await DebugSession.launch(program, source);
  await bare.stopAt({ marker: 'end' });
  keep('run', await bare.move('continue'));
  await bare.stop();

  const session = await DebugSession.launch(program, source);
  try {
    const unhit = Array.from({ length: 10 }, (_, below) => ({ marker: 'unhit', below }));
    await session.stopAt({ marker: 'end' }, ...unhit);
    keep('run with breakpoints', await session.move('continue'));
    const { body: end } = await session.ask<{ result: string }>('evaluate', { expression: 'step' });
    for (const [what, measure] of Object.entries(MEASURES)) keep(what, await measure(session));
    return Number(end.result);
  } finally {
    await session.stop();
  }
}

/** In this order; each begins where the one before has left the session. */
const MEASURES: Record<string, (session: DebugSession) => Promise<number>> = {
  'from a stop to variables that are shown': session => session.show(),
  '`stepBack` over a call that is nearly all of the run': session => session.move('stepBack'),
  async '`reverseContinue` through all steps to a line'(session) {
    await toEnd(session);
    await session.stopAt({ marker: 'begin', below: 1 });
    const seconds = await session.move('reverseContinue');
    await session.expectStep(1);
    return seconds;
  },
  async '`reverseContinue` to a condition on a field, over 1.3 million hits'(session) {
    await toEnd(session);
    await session.stopAt({ marker: 'round', condition: `state.turn == ${FRAMES}` });
    return session.move('reverseContinue');
  },
  async 'who wrote this cell'(session) {
    return (await session.ask('cairoscope/origin', { address: '1:1000' })).seconds;
  },
  async 'what a logpoint with 100,000 hits would have printed'(session) {
    const { seconds, total } = await session.log({ marker: 'turn', logMessage: 'turn {n}' });
    if (total !== FRAMES) throw new Error(`The logpoint was hit ${total} times, and not ${FRAMES}.`);
    return seconds;
  },
  async 'a page of the stack'(session) {
    await toEnd(session);
    await session.stopAt({ marker: 'deepest' });
    await session.move('reverseContinue');
    const { seconds, body } = await session.ask<{ stackFrames: unknown[] }>('stackTrace', PAGE);
    if (body.stackFrames.length !== PAGE.levels) throw new Error('The stack is not deep.');
    return seconds;
  },
  '`stepBack`, deep in the stack': session => session.move('stepBack'),
};

async function toEnd(session: DebugSession): Promise<void> {
  await session.stopAt({ marker: 'end' });
  await session.move('continue');
}

/** The middle one; of an even number, the lower of the two. */
function median(times: Times, what: string): number | undefined {
  const sorted = [...(times.get(what) ?? [])].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
