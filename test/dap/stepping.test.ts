import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { assertGolden } from './harness/golden.ts';
import { TestSession } from './harness/test-session.ts';

type Command = 'next' | 'stepIn' | 'stepOut' | 'continue';

describe('stepping', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  const shapes = (marker: string): number => lineOf('shapes.cairo', marker);
  const hinted = (marker: string): number => lineOf('hinted.cairo', marker);

  async function at(program: string, marker: string): Promise<void> {
    await session.launch(
      program,
      { stopOnEntry: false },
      { lines: { [program]: [lineOf(program, marker)] } },
    );
    const name = /^breakpoint \S+:(\d+)$/.exec(await session.halt());
    assert.equal(Number(name?.[1]), lineOf(program, marker));
  }

  /** Every stop on the way to the end, with the outer frames and the moment of the run. */
  async function walk(program: string, command: Command): Promise<string> {
    await session.launch(program);
    const stops: string[] = [];
    for (let stop = await session.halt(); !stop.startsWith('end'); stop = await session.run(command)) {
      const event = session.events.all.findLast(({ event: name }) => name === 'stopped');
      const { description } = event?.body as { description: string };
      stops.push(`${(await session.frames()).join(' < ')}  ${description}`);
    }
    return `${stops.join('\n')}\n`;
  }

  for (const program of ['shapes', 'hinted']) {
    for (const command of ['next', 'stepIn'] as const) {
      it(`walks through ${program}.cairo with ${command}`, async () => {
        assertGolden(`${program}.${command}`, await walk(`${program}.cairo`, command));
      });
    }
  }

  it('steps over a call, whatever it calls', async () => {
    await at('shapes.cairo', 'total');
    assert.equal(await session.run('next'), `step main:${shapes('select')}`);
  });

  it('steps over recursive calls in the frame where it began', async () => {
    await at('shapes.cairo', 'recursion');
    assert.equal((await session.frames()).length, 2);
    await session.setUp({ lines: { 'shapes.cairo': [] } });
    assert.equal(await session.run('next'), `step total:${shapes('unwind')}`);
    assert.equal((await session.frames()).length, 2);
  });

  it('stops in each caller on the way out of a recursion, also within one statement', async () => {
    const [bottom, tail, after] = ['bottom', 'tail', 'after'].map(marker => lineOf('tail.cairo', marker));
    await at('tail.cairo', 'bottom');
    assert.equal((await session.frames())[0], `count:${bottom}`);
    for (let depth = 4; depth > 1; depth--) {
      assert.equal(await session.run('next'), `step count:${tail}`);
      assert.equal((await session.frames()).length, depth);
    }
    assert.equal(await session.run('next'), `step main:${after}`);
  });

  it('steps into a call and out of it', async () => {
    await at('shapes.cairo', 'total');
    await session.run('stepIn');
    assert.equal((await session.frames())[0], `total:${lineOf('shapes.cairo', 'deepest') - 1}`);
    assert.equal(await session.run('stepOut'), `step main:${shapes('select')}`);
  });

  it('steps out of a deep frame to its caller only', async () => {
    await at('shapes.cairo', 'deepest');
    assert.equal((await session.frames()).length, 4);
    assert.equal(await session.run('stepOut'), `step total:${shapes('unwind')}`);
    assert.equal((await session.frames()).length, 3);
  });

  it('steps out of main to the end', async () => {
    await at('shapes.cairo', 'far');
    assert.equal(await session.run('stepOut'), 'end 0');
  });

  it('does not come back to an if from the end of its branch', async () => {
    await at('shapes.cairo', 'then');
    assert.equal(await session.run('next'), `step select:${shapes('after')}`);
  });

  it('stops at breakpoints on the way of a step over', async () => {
    await session.launch(
      'shapes.cairo',
      {},
      { lines: { 'shapes.cairo': [shapes('total'), shapes('deepest')] } },
    );
    await session.halt();
    assert.equal(await session.run('continue'), `breakpoint main:${shapes('total')}`);
    assert.equal(await session.run('next'), `breakpoint total:${shapes('deepest')}`);
  });

  it('steps by instructions, over calls and into them', async () => {
    await at('shapes.cairo', 'total');
    const pc = async (): Promise<string> => session.evaluate('pc');
    const moments = [await pc()];
    for (let count = 0; count < 4; count++) {
      await session.run('next', { granularity: 'instruction' });
      moments.push(await pc());
    }
    const offsets = moments.map(text => Number(/^0:(\d+)/.exec(text)?.[1]));
    const [first = 0] = offsets;
    // An argument, the call of `total`, another argument, and the call of `select`: two words each.
    assert.deepEqual(
      offsets.map(offset => offset - first),
      [0, 2, 4, 6, 8],
    );
    assert.equal((await session.frames()).length, 1);
  });

  it('advances N VM steps with stepN, into calls (M3)', async () => {
    await session.launch('shapes.cairo');
    await session.halt();
    const before = Number(await session.evaluate('step'));
    await session.client.customRequest('cairoscope/stepN', { threadId: 1, steps: 17 });
    assert.match(await session.halt(), /^step /);
    assert.equal(Number(await session.evaluate('step')), before + 17);
  });

  it('advances N VM steps from the console, and goes on after each stop (M4)', async () => {
    await session.launch('hinted.cairo');
    await session.halt();
    for (const [count, total] of [
      [2, 2],
      [3, 5],
      [1, 6],
    ]) {
      await session.evaluate(`step ${count}`, 0, 'repl');
      assert.match(await session.halt(), /^step /);
      assert.equal(Number(await session.evaluate('step')), total);
    }
    assert.equal(await session.run('continue'), 'end 0');
  });

  it('lets next advance stepCount VM steps (M3)', async () => {
    await session.launch('shapes.cairo', { stepCount: 10 });
    await session.halt();
    await session.run('next');
    assert.equal(await session.evaluate('step'), '10');
    await session.run('next');
    assert.equal(await session.evaluate('step'), '20');
  });

  it('ends where fewer steps are left than were asked for', async () => {
    await session.launch('shapes.cairo');
    await session.halt();
    await session.client.customRequest('cairoscope/stepN', { threadId: 1, steps: 1_000_000 });
    assert.equal(await session.halt(), 'end 0');
  });

  it('refuses a number of steps that is none', async () => {
    await session.launch('shapes.cairo');
    await session.halt();
    for (const steps of [0, 1.5, 'x', null]) {
      assert.match(await session.failure('cairoscope/stepN', { steps }), /whole number/);
    }
  });

  describe('in hints', () => {
    it('steps into a hint line by line, and from its end to what comes next', async () => {
      await session.launch('hinted.cairo', {}, { lines: { 'hinted.cairo': [hinted('print')] } });
      await session.halt();
      assert.equal(await session.run('continue'), `breakpoint hint:${hinted('print')}`);
      assert.equal(await session.run('next'), `step main:${hinted('nondet')}`);
      assert.equal(await session.run('next'), `step main:${hinted('square')}`);
    });

    it('steps over the calls of a hint, into them, and out', async () => {
      await session.launch(
        'hinted.cairo',
        { stopOnEntry: false },
        { lines: { 'hinted.cairo': [hinted('inside')] } },
      );
      assert.equal(await session.halt(), `breakpoint measure:${hinted('inside')}`);
      assert.equal(await session.run('next'), `step measure:${hinted('inside') + 1}`);
      await session.setUp({ lines: { 'hinted.cairo': [] } });
      assert.equal(await session.run('stepOut'), `step hint:${hinted('measure') + 1}`);
    });

    it('takes a hint as one step from before it', async () => {
      await session.launch('hinted.cairo');
      await session.halt();
      assert.match(await session.run('next'), /^step main:/);
      assert.equal(await session.run('next'), `step main:${hinted('nondet')}`);
      assert.equal(session.events.output('stdout'), 'total 6\n');
    });

    it('goes on from inside a hint by VM steps', async () => {
      await session.launch(
        'hinted.cairo',
        { stopOnEntry: false },
        { lines: { 'hinted.cairo': [hinted('measure')] } },
      );
      await session.halt();
      const before = Number(await session.evaluate('cairo: step'));
      await session.setUp({ lines: { 'hinted.cairo': [] } });
      await session.client.customRequest('cairoscope/stepN', { steps: 2 });
      assert.match(await session.halt(), /^step /);
      assert.equal(Number(await session.evaluate('step')), before + 2);
    });
  });
});
