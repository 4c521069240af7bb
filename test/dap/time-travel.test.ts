import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';
import { children } from './harness/variable-tree.ts';
import { machineState } from './harness/machine-state.ts';

describe('time travel', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  const shapes = (marker: string): number => lineOf('shapes.cairo', marker);
  const hinted = (marker: string): number => lineOf('hinted.cairo', marker);

  async function at(program: string, marker: string, args: object = {}): Promise<void> {
    const lines = { [program]: [lineOf(program, marker)] };
    await session.launch(program, { stopOnEntry: false, ...args }, { lines });
    assert.match(await session.halt(), /^breakpoint /);
  }

  const back = (command: string, args: object = {}): Promise<string> => session.run(command, args);

  const state = (): Promise<string> => machineState(session);

  for (const [program, command, inverse] of [
    ['shapes.cairo', 'stepIn', 'cairoscope/reverseStepIn'],
    ['hinted.cairo', 'next', 'stepBack'],
  ] as const) {
    it(`is at every stop of ${program} what it was on the way there`, async () => {
      await session.launch(program, { stopOnEnd: true });
      const seen: string[] = [];
      let stop = await session.halt();
      for (; !stop.startsWith('end of the run'); stop = await session.run(command)) {
        seen.push(await state());
      }
      const again: string[] = [];
      while (!stop.startsWith('entry')) {
        stop = await back(inverse);
        again.unshift(await state());
      }
      assert.deepEqual(again, seen);
      // And forward once more, now without the VM.
      const replayed = [await state()];
      for (
        stop = await session.run(command);
        !stop.startsWith('end of the run');
        stop = await session.run(command)
      ) {
        replayed.push(await state());
      }
      assert.deepEqual(replayed, seen);
    });
  }

  it('steps back over calls, statement by statement', async () => {
    await at('shapes.cairo', 'select');
    assert.equal(await back('stepBack'), `step main:${shapes('total')}`);
    assert.equal(await back('stepBack'), `step main:${shapes('total') - 1}`);
    assert.equal(await back('stepBack'), `step main:${shapes('call') + 1}`);
    assert.equal(await back('stepBack'), `step main:${shapes('call')}`);
    assert.equal(await session.run('next'), `step main:${shapes('call') + 1}`);
  });

  it('steps back to the last turn of a statement that jumps to itself', async () => {
    await session.launch('spinning.cairo');
    await session.halt();
    const steps: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      await session.run('next');
      steps.push((await session.moment()).step);
    }
    const again: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      again.unshift((await session.moment()).step);
      await back('stepBack');
    }
    assert.deepEqual(again, steps);
  });

  it('steps back into the end of a call, and out to its beginning', async () => {
    await at('shapes.cairo', 'select');
    assert.equal(await back('cairoscope/reverseStepIn'), `step total:${shapes('unwind')}`);
    assert.equal(await back('cairoscope/reverseStepOut'), `step main:${shapes('total')}`);
  });

  it('goes back by VM steps, over calls with instruction granularity', async () => {
    await at('shapes.cairo', 'select');
    const { step } = await session.moment();
    assert.match(await back('cairoscope/stepN', { steps: -5 }), /^step /);
    assert.equal((await session.moment()).step, step - 5);
    assert.match(session.description(), new RegExp(`^Paused at step ${step - 5} of ${step}, pc `));
    await session.run('cairoscope/stepN', { steps: 5 });
    assert.equal(session.description().includes(' of '), false);
    await back('cairoscope/goToStep', { step: 0 });
    await session.run('continue');
    // The call before is one instruction to step over.
    assert.equal(await back('stepBack', { granularity: 'instruction' }), `step main:${shapes('total')}`);
    assert.equal(
      await session.run('next', { granularity: 'instruction' }),
      `breakpoint main:${shapes('select')}`,
    );
  });

  it('continues back to the breakpoint before, and to the start', async () => {
    const lines = { 'shapes.cairo': [shapes('deepest'), shapes('call'), shapes('write')] };
    await session.launch('shapes.cairo', { stopOnEntry: false, stopOnEnd: true }, { lines });
    for (const marker of ['call', 'deepest', 'write']) {
      assert.match(await session.halt(), new RegExp(`^breakpoint \\w+(\\.\\w+)?:${shapes(marker)}$`));
      await session.client.continueRequest({ threadId: 1 });
    }
    assert.match(await session.halt(), /^end of the run/);
    assert.equal(await back('reverseContinue'), `breakpoint main:${shapes('write')}`);
    assert.equal(await back('reverseContinue'), `breakpoint total:${shapes('deepest')}`);
    assert.equal(await session.run('continue'), `breakpoint main:${shapes('write')}`);
    assert.equal(await back('reverseContinue'), `breakpoint total:${shapes('deepest')}`);
    assert.equal(await back('reverseContinue'), `breakpoint main:${shapes('call')}`);
    assert.match(await back('reverseContinue'), /^entry main:/);
    assert.equal((await session.moment()).step, 0);
  });

  it('runs no hint again, and shows nothing of later', async () => {
    await at('hinted.cairo', 'write');
    const printed = (): string => session.events.output('stdout');
    assert.equal(printed(), 'total 6\n');
    assert.equal(await session.evaluate('wanted'), '6');
    await back('cairoscope/goToStep', { step: 0 });
    await assert.rejects(session.evaluate('wanted'));
    await session.run('continue');
    assert.equal(await session.evaluate('wanted'), '6');
    assert.equal(printed(), 'total 6\n');
    await session.run('continue');
    assert.match(printed(), /^total 6\nProgram output:\n/);
  });

  it('goes back out of a hint that Python stands in, and comes again to its line', async () => {
    await session.launch(
      'hinted.cairo',
      { stopOnEntry: false },
      { lines: { 'hinted.cairo': [hinted('measure')] } },
    );
    assert.equal(await session.halt(), `breakpoint hint:${hinted('measure')}`);
    assert.match(await back('stepBack'), /^step main:/);
    assert.deepEqual(
      (await session.frames()).filter(name => name.startsWith('hint')),
      [],
    );
    await session.setUp({ lines: { 'hinted.cairo': [] } });
    assert.equal(await session.run('continue'), 'end 0');
  });

  it('goes to the writer of a cell, to hints, to calls and to uses of builtins', async () => {
    await at('shapes.cairo', 'write');
    assert.equal(
      await back('cairoscope/goToWriter', { expression: 'kept' }),
      `step main:${shapes('call') + 1}`,
    );
    await session.run('continue');
    const { scopes } = (await session.client.scopesRequest({ frameId: await session.frameId() })).body;
    const locals = scopes.find(({ name }) => name === 'Locals and references')?.variablesReference ?? 0;
    const line = (await children(session, locals)).find(({ name }) => name === 'line');
    // Of a pointer, the cell that holds it, and not the one that it leads to.
    const end = { variablesReference: line?.variablesReference, name: 'end' };
    assert.equal(await back('cairoscope/goToWriter', end), `step main:${shapes('far') + 1}`);
    await session.run('continue');
    await back('cairoscope/goToWriter', { expression: 'sum' });
    const frame = { frameId: await session.frameId() };
    assert.equal(await back('cairoscope/goToCall', frame), `step main:${shapes('total')}`);
    assert.match(
      await session.failure('cairoscope/goToBuiltinUse', { builtin: 'output', direction: 'previous' }),
      /Nothing was written to output before this moment/,
    );
    assert.match(
      await session.failure('cairoscope/goToBuiltinUse', { builtin: 'pedersen', direction: 'next' }),
      /no builtin 'pedersen'. It has: output, range_check/,
    );
  });

  it('goes from hint to hint', async () => {
    await session.launch('hinted.cairo', { stopOnEnd: true });
    await session.halt();
    await session.run('continue');
    const lines: string[] = [];
    for (let i = 0; i < 5; i++) lines.push(await back('cairoscope/goToHint', { direction: 'previous' }));
    const found = [hinted('write') + 1, ...['inner', 'enter', 'nondet'].map(hinted), hinted('comment') - 1];
    assert.deepEqual(
      lines,
      found.map(line => `step main:${line}`),
    );
    assert.match(
      await session.failure('cairoscope/goToHint', { direction: 'previous' }),
      /No hint ran before this moment/,
    );
    assert.match(await back('cairoscope/goToHint', { direction: 'next' }), /^step main:/);
  });

  it('refuses what is no moment of the run', async () => {
    await at('shapes.cairo', 'call');
    const { step } = await session.moment();
    const refused = async (args: object, reason: RegExp): Promise<void> =>
      assert.match(await session.failure('cairoscope/goToStep', args), reason);
    await refused({ step: step + 1 }, /was not made yet: the run is at step/);
    await refused({ step: -1 }, /'step'/);
    await refused({ step: 0.5 }, /'step'/);
    await refused({ step: 0, hint: 3 }, /Step 0 has no hint 3/);
    assert.match(await session.failure('cairoscope/stepN', { steps: 0 }), /'steps'/);
  });
});
