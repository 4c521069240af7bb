import assert from 'node:assert/strict';
import { lineOf, programPath } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

const line = (marker: string): number => lineOf('counting.cairo', marker);
const source = { path: programPath('counting.cairo') };

interface Answer {
  readonly hits: readonly {
    breakpoint: number;
    step: number;
    hintIndex: number;
    line: number;
    text: string;
  }[];
  readonly total: number;
  readonly breakpoints: readonly { verified: boolean; message?: string }[];
}

describe('the recorded run', () => {
  let session: TestSession;

  beforeEach(async () => {
    session = await TestSession.start();
    await session.launch(
      'counting.cairo',
      { stopOnEntry: false },
      { lines: { 'counting.cairo': [line('end')] } },
    );
    await session.halt();
  });
  afterEach(() => session.stop());

  const log = async (args: object): Promise<Answer> => {
    const { body } = await session.client.customRequest('cairoscope/log', args);
    return body as Answer;
  };

  it('is logged afterwards, by places of every kind, in the order of the run', async () => {
    const { hits, total, breakpoints } = await log({
      breakpoints: [
        { source, line: line('square'), condition: 'n > 3', logMessage: 'line {n} {pair}' },
        { name: '*.count', hitCondition: '% 3' },
        { source, line: line('seen'), mode: 'after', condition: 'n == 1' },
      ],
      expressions: ['n', 'n * 2'],
    });
    assert.deepEqual(
      hits.map(({ breakpoint, line: at, text }) => `${breakpoint} ${at} ${text}`),
      [
        `0 ${line('square')} line 5 1:3 → {left: 3, right: -4}`,
        `0 ${line('square')} line 4 1:3 → {left: 3, right: -4}`,
        `1 ${line('deepest') - 2} n = 3, n * 2 = 6`,
        `2 ${line('next')} n = 1, n * 2 = 2`,
        `1 ${line('deepest') - 2} n = 0, n * 2 = 0`,
      ],
    );
    assert.equal(total, 5);
    assert.ok(breakpoints.every(({ verified }) => verified));
    assert.deepEqual(
      [...hits].sort((a, b) => a.step - b.step),
      hits,
    );
  });

  it('shows nothing of what came later', async () => {
    const { hits } = await log({
      breakpoints: [{ source, line: line('next') }],
      expressions: ['[ap]', 'square'],
    });
    assert.deepEqual(
      hits.map(({ text }) => text),
      [25, 16, 9, 4, 1].map(square => `[ap] = unknown, square = ${square}`),
    );
  });

  it('answers as many hits as asked for, counts all, and prints them', async () => {
    const { hits, total } = await log({
      breakpoints: [{ name: 'count' }],
      expressions: ['n'],
      limit: 2,
      print: true,
    });
    assert.deepEqual([hits.map(({ text }) => text), total], [['n = 5', 'n = 4'], 6]);
    assert.match(
      session.events.output('console'),
      /^step \d+: n = 5\nstep \d+: n = 4\n6 hits, of which the first 2 are printed\.\n$/,
    );
  });

  it('knows no Python, and says what else is wrong', async () => {
    const { hits, breakpoints } = await log({
      breakpoints: [
        { name: 'count', condition: 'py: True' },
        { name: 'count', logMessage: '{py: seen}' },
        { name: 'nothing' },
        { name: 'count', logMessage: '{absent}' },
        {},
      ],
    });
    assert.deepEqual(hits, []);
    assert.deepEqual(
      breakpoints.map(({ message }) => message),
      [
        'Python knows the present moment only, and no earlier one.',
        'Python knows the present moment only, and no earlier one.',
        "The program has no function 'nothing'. Functions that are not used are left out.",
        "Unknown identifier 'absent'.",
        "A place needs 'source' and 'line', 'name', or 'pc'.",
      ],
    );
  });

  it('has the hits counted of a breakpoint that comes later, and of one that is reached backwards', async () => {
    await session.setUp({
      lines: { 'counting.cairo': [{ line: line('square'), condition: 'n != 4', hitCondition: '3' }] },
    });
    assert.equal(await session.run('reverseContinue' as 'continue'), `breakpoint count:${line('square')}`);
    assert.equal(await session.evaluate('n'), '2');
    await session.setUp({ lines: { 'counting.cairo': [{ line: line('square'), hitCondition: '> 4' }] } });
    await session.run('continue');
    assert.equal(await session.evaluate('n'), '1');
  });
});
