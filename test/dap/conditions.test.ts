import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf, programPath } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

const line = (marker: string): number => lineOf('counting.cairo', marker);
type Wishes = Omit<DebugProtocol.SourceBreakpoint, 'line'>;

describe('breakpoints with conditions', () => {
  let session: TestSession;

  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  const launch = async (marker: string, wishes: Wishes): Promise<DebugProtocol.Breakpoint> => {
    const lines = { 'counting.cairo': [{ line: line(marker), ...wishes }] };
    const [breakpoint] = await session.launch('counting.cairo', { stopOnEntry: false }, { lines });
    assert.ok(breakpoint);
    return breakpoint;
  };

  /** The values of an expression at all stops to the end. */
  const valuesAtStops = async (expression: string): Promise<string[]> => {
    const values: string[] = [];
    for (let stop = await session.halt(); !stop.startsWith('end'); stop = await session.run('continue')) {
      assert.match(stop, /^breakpoint /);
      values.push(await session.evaluate(expression));
    }
    return values;
  };

  const consoleLines = (): string[] => session.events.output('console').trimEnd().split('\n');

  const conditions: readonly (readonly [string, Wishes, string, readonly string[]])[] = [
    ['square', { condition: 'n < 3' }, 'n', ['2', '1']],
    ['square', { condition: '[fp - 4] == 4 || n == 1' }, 'n', ['4', '1']],
    ['square', { condition: '!(n != 2) && pair.right < 0' }, 'n', ['2']],
    ['square', { condition: 'ids.n == 5' }, 'n', ['5']],
    ['next', { condition: 'py: seen == 3' }, 'n', ['3']],
    ['next', { condition: 'py: twice > 4 and seen < 5', hitCondition: '2' }, 'n', ['3']],
    ['square', { hitCondition: '2' }, 'n', ['4']],
    ['square', { hitCondition: '% 2' }, 'n', ['4', '2']],
    ['square', { hitCondition: '>= 4' }, 'n', ['2', '1']],
    ['square', { condition: 'n != 4', hitCondition: '= 2' }, 'n', ['3']],
    ['seen', { condition: 'ids.n == 2' }, 'ids.n', ['2']],
    ['seen', { condition: 'cairo: n == 2' }, 'ids.n', ['2']],
    ['twice', { condition: 'seen > 1', hitCondition: '> 2' }, 'seen', ['3', '2']],
    ['seen', { mode: 'before', condition: 'square == 9' }, 'n', ['3']],
    ['seen', { mode: 'after', condition: 'py: twice == 8' }, 'n', ['4']],
  ];
  for (const [marker, wishes, expression, expected] of conditions) {
    it(`stop for ${JSON.stringify(wishes)} at @${marker}`, async () => {
      assert.equal((await launch(marker, wishes)).verified, true);
      assert.deepEqual(await valuesAtStops(expression), expected);
    });
  }

  it('are on functions, by patterns too, and on pcs', async () => {
    const functions = [
      { name: '*.count', condition: 'n == 3' },
      { name: '/registers\\.get_/', condition: 'n == 3' },
    ];
    const breakpoints = await session.launch('counting.cairo', { stopOnEntry: false }, { functions });
    assert.deepEqual(
      breakpoints.map(({ verified, message }) => [verified, message]),
      [
        [true, undefined],
        [false, "Unknown identifier 'n'."],
      ],
    );
    assert.equal(await session.halt(), `breakpoint count:${line('deepest') - 2}`);
    assert.equal(await session.evaluate('n'), '3');
    const pc = (await session.evaluate('pc')).split(' ')[0] ?? '';
    await session.setUp({ functions: [], pcs: [{ pc, condition: 'n == 1' }] });
    await session.run('continue');
    assert.equal(await session.evaluate('n'), '1');
  });

  it('stop in all functions of a pattern', async () => {
    const [breakpoint] = await session.launch(
      'counting.cairo',
      { stopOnEntry: false },
      { functions: ['__main__.*'] },
    );
    assert.equal(breakpoint?.message, 'Stops at the entry of 2 functions.');
    assert.match(await session.halt(), /^breakpoint main:/);
    assert.match(await session.run('continue'), /^breakpoint count:/);
  });

  it('do not end a step over that comes by', async () => {
    await launch('call', {});
    assert.equal(await session.halt(), `breakpoint main:${line('call')}`);
    await session.setUp({
      lines: { 'counting.cairo': [{ line: line('next'), condition: 'py: seen == 99' }] },
    });
    assert.equal(await session.run('next'), `step main:${line('other')}`);
  });

  it('print what they log with the step and the place', async () => {
    const breakpoint = await launch('square', {
      condition: 'n > 3',
      logMessage: 'n={n} {{}} {pair} {[ap + 5]}',
    });
    assert.equal(breakpoint.message, undefined);
    assert.equal(await session.halt(), 'end 0');
    const outputs = session.events.all.flatMap(({ event, body }) =>
      event === 'output' ? [body as DebugProtocol.OutputEvent['body']] : [],
    );
    const logs = outputs.filter(({ output }) => output.startsWith('step '));
    assert.deepEqual(
      logs.map(({ output }) => output.replace(/^step \d+/, 'step N')),
      [
        'step N: n=5 {} 1:3 → {left: 3, right: -4} unknown\n',
        'step N: n=4 {} 1:3 → {left: 3, right: -4} unknown\n',
      ],
    );
    assert.deepEqual(
      logs.map(({ line: at, source }) => [at, source?.name]),
      Array(2).fill([line('square'), 'counting.cairo']),
    );
  });

  it('log Python, between hints and inside', async () => {
    const lines = {
      'counting.cairo': [
        { line: line('next'), hitCondition: '2', logMessage: '{py: twice + 1} of {n}' },
        {
          line: line('twice'),
          hitCondition: '<= 2',
          logMessage: "{seen} {{'a': 1}} {cairo: square} {py: {'b': seen}['b']} {absent}",
        },
      ],
    };
    await session.launch('counting.cairo', { stopOnEntry: false }, { lines });
    assert.equal(await session.halt(), 'end 0');
    assert.deepEqual(
      consoleLines().map(text => text.replace(/^step \d+: /, '')),
      [
        "5 {'a': 1} 25 5 (NameError: name 'absent' is not defined)",
        "4 {'a': 1} 16 4 (NameError: name 'absent' is not defined)",
        '9 of 4',
      ],
    );
  });

  it('go on stepping behind a logpoint in Python', async () => {
    const lines = {
      'counting.cairo': [
        { line: line('seen'), hitCondition: '1' },
        { line: line('twice'), logMessage: 'here' },
      ],
    };
    await session.launch('counting.cairo', { stopOnEntry: false }, { lines });
    assert.equal(await session.halt(), `breakpoint hint:${line('seen')}`);
    assert.equal(await session.run('next'), `step hint:${line('twice')}`);
    assert.deepEqual(
      consoleLines().map(text => text.replace(/^step \d+: /, '')),
      ['here'],
    );
  });

  const wrong: readonly (readonly [string, Wishes, string])[] = [
    ['square', { condition: 'n <' }, "Expected an expression instead of the end at column 4 of 'n <'."],
    ['square', { condition: 'absent == 1' }, "Unknown identifier 'absent'."],
    [
      'square',
      { condition: 'n == 1 && pair.top == 1' },
      "Member 'top' does not appear in definition of struct '__main__.Pair'.",
    ],
    [
      'call',
      { condition: 'pair == 1' },
      "'pair' is '__main__.Pair', which is no single value: compare its members.",
    ],
    [
      'square',
      { hitCondition: 'five' },
      "'five' is no hit count. Write 5, >= 5, > 5, < 5, <= 5, or % 5 for every fifth hit.",
    ],
    ['square', { logMessage: 'n is {n' }, "The '{' at '{n' is not closed. A brace of the text is '{{'."],
    ['square', { logMessage: '{absent}' }, "Unknown identifier 'absent'."],
  ];
  for (const [marker, wishes, message] of wrong) {
    it(`say what is wrong with ${JSON.stringify(wishes)}`, async () => {
      const breakpoint = await launch(marker, wishes);
      assert.deepEqual(
        [breakpoint.verified, breakpoint.reason, breakpoint.message],
        [false, 'failed', message],
      );
      assert.equal(await session.halt(), 'end 0');
    });
  }

  it('that cannot be told while the program runs stop and say so once', async () => {
    await launch('square', { condition: '[ap + 100] == 1' });
    assert.match(await session.halt(), /^breakpoint count:/);
    assert.match(await session.run('continue'), /^breakpoint count:/);
    const said = session.events.output('stderr');
    assert.match(
      said,
      /^A breakpoint stops because its condition cannot be told: Unknown value for memory cell at address 1:\d+\.\n$/,
    );
  });

  it('in Python that raise stop and say so', async () => {
    await launch('next', { condition: 'py: absent > 1' });
    assert.match(await session.halt(), /^breakpoint count:/);
    assert.match(session.events.output('stderr'), /cannot be told: NameError: name 'absent' is not defined/);
  });

  it('of hints before and after them', async () => {
    const lines = {
      'counting.cairo': [
        { line: line('other'), mode: 'before' },
        { line: line('seen'), mode: 'after', hitCondition: '1' },
      ],
    };
    const breakpoints = await session.launch('counting.cairo', { stopOnEntry: false }, { lines });
    assert.deepEqual(
      breakpoints.map(({ verified }) => verified),
      [true, true],
    );
    assert.equal(await session.halt(), `breakpoint count:${line('next')}`);
    assert.equal(await session.evaluate('py: twice'), '10');
    assert.equal(await session.run('continue'), `breakpoint main:${line('other')}`);
  });
});

describe('places for breakpoints', () => {
  let session: TestSession;

  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  it('are where statements and hints start', async () => {
    await session.launch('counting.cairo');
    await session.halt();
    const source = { path: programPath('counting.cairo') };
    const ask = async (args: object): Promise<string[]> => {
      const { body } = await session.client.customRequest('breakpointLocations', { source, ...args });
      return (body as { breakpoints: DebugProtocol.BreakpointLocation[] }).breakpoints.map(
        place => `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`,
      );
    };
    const [other, seen] = [line('other'), line('seen')];
    assert.deepEqual(await ask({ line: other }), [`${other}:5-${other}:49`, `${other}:27-${other}:48`]);
    assert.deepEqual(await ask({ line: other, column: 20 }), [`${other}:27-${other}:48`]);
    assert.deepEqual(await ask({ line: seen - 2, endLine: seen + 2 }), [
      `${seen - 2}:5-${seen - 2}:26`,
      `${seen - 1}:5-${seen + 2}:7`,
    ]);
    assert.deepEqual(await ask({ line: 1, endLine: 3 }), []);
  });

  it('in one line are told apart by columns', async () => {
    const at = line('other');
    const lines = {
      'counting.cairo': [
        { line: at, column: 30 },
        { line: at, column: 5 },
      ],
    };
    const [hint, statement] = await session.launch('counting.cairo', { stopOnEntry: false }, { lines });
    assert.deepEqual([hint?.column, statement?.column], [27, 5]);
    const ids = async (): Promise<unknown> => {
      await session.halt();
      const event = session.events.all.findLast(({ event: name }) => name === 'stopped');
      return (event?.body as DebugProtocol.StoppedEvent['body']).hitBreakpointIds;
    };
    assert.deepEqual(await ids(), [statement?.id]);
    await session.client.continueRequest({ threadId: 1 });
    assert.deepEqual(await ids(), [hint?.id]);
    assert.equal((await session.frames(1))[0], `hint:${at}`);
  });
});
