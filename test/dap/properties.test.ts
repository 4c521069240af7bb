import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import fc from 'fast-check';
import { lineOf, programPath } from './harness/programs.ts';
import { machineState } from './harness/machine-state.ts';
import { TestSession } from './harness/test-session.ts';

const PROGRAMS = ['shapes.cairo', 'hinted.cairo', 'counting.cairo'];

describe('properties of time', function () {
  this.timeout(120_000);
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  /** Runs to the end, VM step by VM step, and gives the state before each. */
  async function walk(program: string): Promise<string[]> {
    await session.launch(program, { stopOnEnd: true });
    const states: string[] = [];
    for (
      let stop = await session.halt();
      !stop.startsWith('end');
      stop = await session.run('cairoscope/stepN', { steps: 1 })
    ) {
      states.push(await machineState(session));
    }
    return states;
  }

  for (const program of PROGRAMS) {
    it(`shows of every step of ${program} what it showed when it was live, in any order`, async () => {
      const states = await walk(program);
      const steps = fc.array(fc.nat({ max: states.length - 1 }), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(steps, async order => {
          for (const step of order) {
            await session.run('cairoscope/goToStep', { step });
            assert.equal(await machineState(session), states[step]);
          }
        }),
        { numRuns: 6, seed: 6 },
      );
    });

    it(`is where it was after N steps forward and N back in ${program}`, async () => {
      const states = await walk(program);
      const moves = fc.record({
        from: fc.nat({ max: states.length - 2 }),
        by: fc.integer({ min: 1, max: 40 }),
      });
      await fc.assert(
        fc.asyncProperty(moves, async ({ from, by }) => {
          const steps = Math.min(by, states.length - 1 - from);
          await session.run('cairoscope/goToStep', { step: from });
          await session.run('cairoscope/stepN', { steps });
          assert.equal(await machineState(session), states[from + steps]);
          await session.run('cairoscope/stepN', { steps: -steps });
          assert.equal(await machineState(session), states[from]);
        }),
        { numRuns: 20, seed: 7 },
      );
    });
  }

  it('logs over the recorded run what a look at every step finds', async () => {
    const program = 'counting.cairo';
    const source = { path: programPath(program) };
    const at = lineOf(program, 'next');
    // Breakpoints without a condition stop wherever the line is reached.
    await session.launch(program, { stopOnEntry: false, stopOnEnd: true }, { lines: { [program]: [at] } });
    const seen: { step: number; n: number }[] = [];
    for (let stop = await session.halt(); !stop.startsWith('end'); stop = await session.run('continue')) {
      seen.push({ step: (await session.moment()).step, n: Number(await session.evaluate('n')) });
    }
    assert.deepEqual(
      seen.map(({ n }) => n),
      [5, 4, 3, 2, 1],
    );
    for (const limit of [0, 2, 4, 9]) {
      const { body } = await session.client.customRequest('cairoscope/log', {
        breakpoints: [{ source, line: at, condition: `n < ${limit}`, logMessage: '{n}' }],
      });
      const { hits } = body as { hits: { step: number; text: string }[] };
      assert.deepEqual(
        hits.map(({ step, text }) => ({ step, n: Number(text) })),
        seen.filter(({ n }) => n < limit),
      );
    }
  });
});
