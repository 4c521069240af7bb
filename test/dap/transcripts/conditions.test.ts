import { describe } from 'mocha';
import { lineOf, programPath } from '../harness/programs.ts';
import { transcript } from '../harness/transcript.ts';

const line = (marker: string): number => lineOf('counting.cairo', marker);

describe('transcripts: conditions', () => {
  transcript('conditions, hit counts and logs', { program: 'counting.cairo', drivers: ['live'] }, async t => {
    const source = { path: programPath('counting.cairo') };
    await t.request('setBreakpoints', {
      source,
      breakpoints: [
        { line: line('square'), condition: 'n < 3', hitCondition: '2' },
        { line: line('seen'), mode: 'after', logMessage: '{n} of {pair}, {py: twice}' },
        { line: line('next'), condition: 'n = 5' },
        { line: line('sum'), hitCondition: 'many' },
      ],
    });
    await t.request('setFunctionBreakpoints', { breakpoints: [{ name: '/count/', condition: 'n == 0' }] });
    await t.run('continue');
    await t.run('continue');
    await t.request('cairoscope/log', { breakpoints: [{ name: 'count' }], expressions: ['n', 'pair.left'] });
  });

  transcript(
    'logs of the past, from the console',
    { program: 'counting.cairo', breakpoints: { lines: ['end'] } },
    async t => {
      await t.run('continue');
      const commands = [
        `log ${line('square')}: n is {n}`,
        'log *.count: {pair.left} {[ap]}',
        'log pc 12: here',
      ];
      for (const command of commands) {
        await t.evaluate(command, { context: 'repl' });
        t.note('the hits, and their number');
        await t.event('output');
        await t.event('output');
      }
      for (const command of ['log nowhere: {n}', 'log 12: {absent}', 'explain']) {
        await t.evaluate(command, { context: 'repl' });
      }
    },
  );
});
